package dev.coffre.scan.baseline;

import dev.coffre.crypto.HmacSha256;
import dev.coffre.crypto.Scrypt;
import dev.coffre.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Names findings, so that a file can say which one it means without the secret. Thread-safe.
///
/// A fingerprint is 20 hexadecimal digits of HMAC(scrypt(secret, salt), rule and path). Whoever has
/// the salt can try guesses; scrypt makes each cost 256 KiB and about a millisecond
/// (docs/adr/0026).
public final class Fingerprints {
  private static final int LOG_N = 8;
  private static final int DIGITS = 20;

  private final Salt salt;
  private final Map<SecretDigest, byte[]> keys = new ConcurrentHashMap<>();

  /// Those of one salt.
  public Fingerprints(Salt salt) {
    this.salt = salt;
  }

  /// The name of what a rule found in a file. It is the same on every line, in every commit.
  public String of(String rule, String path, SecretDigest secret) {
    var key =
        keys.computeIfAbsent(secret, digest -> Scrypt.key(digest.bytes(), salt.bytes(), LOG_N));
    return digits(HmacSha256.mac(key, utf8(rule + "\0" + path)), DIGITS);
  }

  /// A name without a salt, which says nothing of the secret: it means whatever the rule finds at
  /// this place, until a line is added above.
  public static String ofPlace(String rule, String path, int line, int column) {
    var place = utf8(rule + "\0" + path + "\0" + line + "\0" + column);
    return "at-" + digits(new Sha256().update(place).digest(), 10);
  }

  /// Whether a text has the form of a fingerprint.
  static boolean isOne(String text) {
    return isHex(text, DIGITS);
  }

  /// Whether a text is so many hexadecimal digits, as they are written here.
  static boolean isHex(String text, int digits) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return text.length() == digits;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String digits(byte[] bytes, int count) {
    return HexFormat.of().formatHex(bytes).substring(0, count);
  }
}
