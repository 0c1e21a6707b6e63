package dev.coffre.policy;

import dev.coffre.pattern.Form;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Tells by a look at its bytes which file is nobody's business here, so that a scan of ordinary
/// files does not pay for the parsers of the others.
public final class Glance {
  private static final byte[] SOPS = bytes("sops");
  private static final byte[] ENVELOPE = bytes("ENC[AES256_GCM,");
  private static final byte[] GENERATOR = bytes("ecretGenerator");
  private static final byte[] SECRET = bytes("Secret");
  private static final byte[] KIND = bytes("kind");
  private static final byte[] DATA = bytes("ata");
  private static final List<byte[]> IDENTITIES =
      List.of(bytes("AGE-SECRET-KEY-"), bytes("AGE-PLUGIN-"));
  private static final Form IDENTITY = Form.of("AGE-(?:SECRET-KEY|PLUGIN)-[0-9A-Z-]{40,}");

  private Glance() {}

  /// Whether the checks have anything to say of a file, rules and names aside.
  ///
  /// @param name the file's own, without folders
  public static boolean matters(String name, byte[] content, int length) {
    if (Twins.isNamed(name) || HelmCheck.isNamed(name) || has(content, length, ENVELOPE)) {
      return true;
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
      return has(content, length, SOPS)
          || has(content, length, GENERATOR)
          || (has(content, length, SECRET)
              && has(content, length, KIND)
              && has(content, length, DATA));
    }
    boolean perhaps =
        name.endsWith(".env")
            || name.endsWith(".ini")
            || !Twins.unmarked(name).equals(name)
            || isObject(content, length);
    return perhaps && has(content, length, SOPS);
  }

  /// What is encrypted as bytes is a JSON object.
  static boolean isObject(byte[] content, int length) {
    int at = 0;
    while (at < length && content[at] <= ' ') {
      at++;
    }
    return at < length && content[at] == '{';
  }

  /// Whether a file may be encrypted: every such file has a MAC.
  public static boolean isSealed(byte[] content) {
    return isSealed(content, content.length);
  }

  /// The same of the beginning of an array.
  public static boolean isSealed(byte[] content, int length) {
    return has(content, length, ENVELOPE);
  }

  /// Whether a line of a file is a private age key.
  public static boolean isIdentity(byte[] content) {
    return mayHaveIdentity(content, content.length)
        && hasIdentity(new String(content, StandardCharsets.ISO_8859_1));
  }

  private static boolean hasIdentity(String text) {
    for (var line : text.replace('\r', '\n').split("\n", -1)) {
      if (IDENTITY.matches(line.strip())) {
        return true;
      }
    }
    return false;
  }

  /// Whether a private age key may be in a file.
  static boolean mayHaveIdentity(byte[] content, int length) {
    for (var start : IDENTITIES) {
      if (has(content, length, start)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static boolean has(byte[] content, int length, byte[] word) {
    int last = length - word.length;
    byte first = word[0];
    for (int i = 0; i <= last; i++) {
      if (content[i] == first && matches(content, i, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] content, int at, byte[] word) {
    for (int i = 1; i < word.length; i++) {
      if (content[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
