package dev.coffre.age;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.HybridRecipient;
import dev.coffre.age.key.Recipient;
import dev.coffre.age.key.TagRecipient;
import dev.coffre.age.key.X25519Recipient;
import dev.coffre.age.plugin.PluginHost;
import dev.coffre.age.plugin.PluginRecipient;
import dev.coffre.age.ssh.SshKeys;
import java.util.List;

/// Reads recipients of every kind from text. Thread-safe.
public final class RecipientParser {
  private final PluginHost plugins;

  /// A parser that knows every kind.
  ///
  /// @param plugins runs the plugins that recipients name
  public RecipientParser(PluginHost plugins) {
    this.plugins = plugins;
  }

  /// Reads one recipient.
  ///
  /// @throws AgeException.InvalidKey if it is none, and saying so if it looks like an identity; the
  ///   message does not quote the text
  public Recipient parse(String text) throws AgeException.InvalidKey {
    if (text.startsWith("AGE-")) {
      throw new AgeException.InvalidKey("this is an identity (a private key), not a recipient");
    }
    if (TagRecipient.claims(text)) {
      return TagRecipient.parse(text);
    }
    if (text.startsWith("age1pq1")) {
      return HybridRecipient.parse(text);
    }
    if (text.startsWith("age1") && text.indexOf('1', 4) > 0) {
      return PluginRecipient.parse(text, plugins);
    }
    if (text.startsWith("age1")) {
      return X25519Recipient.parse(text);
    }
    if (text.startsWith("ssh-")) {
      return SshKeys.recipient(text);
    }
    throw new AgeException.InvalidKey("unknown recipient type");
  }

  /// Reads a recipients file: one per line, blank lines and `#` lines ignored.
  ///
  /// @param content UTF-8, at most 16 MiB
  /// @throws AgeException.InvalidKey with the line's number if one is not a recipient, or if there
  ///   is none
  public List<Recipient> parseFile(byte[] content) throws AgeException.InvalidKey {
    return KeyFile.parse(content, "recipients", this::parse);
  }
}
