package dev.coffre.age.ssh;

import dev.coffre.age.key.AgeException.InvalidKey;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;

/// Asks for the passphrase of a key file.
final class Passphrases {
  private Passphrases() {}

  static SecretBytes ask(String name, PassphrasePrompt prompt) throws InvalidKey {
    try {
      return prompt.ask("\"" + name + "\"");
    } catch (IOException e) {
      throw new InvalidKey(
          "failed to obtain passphrase: could not read passphrase for \""
              + name
              + "\": "
              + e.getMessage());
    }
  }
}
