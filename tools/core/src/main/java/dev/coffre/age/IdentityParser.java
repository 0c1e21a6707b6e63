package dev.coffre.age;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.HybridIdentity;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.age.plugin.PluginHost;
import java.util.List;

/// Reads identities of every kind. Thread-safe.
public final class IdentityParser {
  private final PluginHost plugins;
  private final PassphrasePrompt prompt;

  /// A parser that knows every kind.
  ///
  /// @param plugins runs the plugins that identities name
  /// @param prompt asks for the passphrase of a protected identity, when it is needed
  public IdentityParser(PluginHost plugins, PassphrasePrompt prompt) {
    this.plugins = plugins;
    this.prompt = prompt;
  }

  /// Reads one identity as it stands in a line of an identity file.
  ///
  /// @throws AgeException.InvalidKey if it is none, and saying so if it looks like a recipient; the
  ///   message does not quote the text
  public Identity parse(String text) throws AgeException.InvalidKey {
    if (text.startsWith("age1")) {
      throw new AgeException.InvalidKey("this is a recipient (a public key), not an identity");
    }
    if (text.startsWith("AGE-SECRET-KEY-PQ-1")) {
      return HybridIdentity.parse(text);
    }
    return X25519Identity.parse(text);
  }

  /// Reads an identity file: one identity per line with blank lines and `#` lines ignored, or an
  /// SSH private key, or either of them encrypted with a passphrase as an age file. A passphrase is
  /// asked for only once an identity behind it is needed.
  ///
  /// @param name the file's, for the prompt
  /// @param content at most 16 MiB
  /// @throws AgeException.InvalidKey if there is no identity in it or a line is none, giving the
  ///   line's number and never its text
  public List<Identity> parseFile(String name, byte[] content) throws AgeException.InvalidKey {
    return KeyFile.parse(content, "identities", this::parse);
  }

  PluginHost plugins() {
    return plugins;
  }

  PassphrasePrompt prompt() {
    return prompt;
  }
}
