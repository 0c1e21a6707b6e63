package dev.coffre.age.key;

import dev.coffre.secret.SecretBytes;
import java.io.IOException;

/// Asks a person for the passphrase of a protected identity.
@FunctionalInterface
public interface PassphrasePrompt {

  /// Asks and waits.
  ///
  /// @param what what it opens, for the prompt: `identity file "key.txt"`
  /// @throws IOException if there is nobody to ask
  SecretBytes ask(String what) throws IOException;

  /// A prompt where there is nobody to ask.
  static PassphrasePrompt none() {
    return what -> {
      throw new IOException("the passphrase of " + what + " is needed and there is no terminal");
    };
  }
}
