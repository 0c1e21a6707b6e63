package dev.coffre.age;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.HybridIdentity;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.age.plugin.PluginHost;
import dev.coffre.age.plugin.PluginIdentity;
import dev.coffre.age.ssh.SshKeys;
import java.util.List;

/// Reads identities of every kind. Thread-safe.
public final class IdentityParser {
  /// Length of `age-encryption` and of `-----BEGIN AGE`.
  private static final int START = 14;

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
    if (text.startsWith("AGE-PLUGIN-")) {
      return PluginIdentity.parse(text, plugins);
    }
    if (text.startsWith("AGE-SECRET-KEY-1")) {
      return X25519Identity.parse(text);
    }
    throw new AgeException.InvalidKey("unknown identity type");
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
    if (isProtected(content)) {
      return List.of(
          new ProtectedIdentities(name, content.clone(), prompt, plain -> parsePlain(name, plain)));
    }
    return parsePlain(name, content);
  }

  private List<Identity> parsePlain(String name, byte[] content) throws AgeException.InvalidKey {
    var start = new String(content, 0, Math.min(START, content.length), ISO_8859_1);
    if (start.startsWith("-----BEGIN")) {
      return List.of(SshKeys.identity(name, content, prompt));
    }
    return KeyFile.parse(content, "identities", this::parse);
  }

  /// Whether an identity file is itself an age file, under a passphrase.
  public static boolean isProtected(byte[] content) {
    var start = new String(content, 0, Math.min(START, content.length), ISO_8859_1);
    return start.startsWith("age-encryption") || start.startsWith("-----BEGIN AGE");
  }
}
