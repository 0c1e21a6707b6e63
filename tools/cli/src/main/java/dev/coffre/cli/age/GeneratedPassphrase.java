package dev.coffre.cli.age;

import dev.coffre.secret.Randomness;
import java.nio.charset.StandardCharsets;

/// Passphrases for people who let the program choose: ten groups of three characters joined by
/// dashes, of 31 letters and digits that are not mistaken for one another: 148 bits.
final class GeneratedPassphrase {
  private static final byte[] ALPHABET =
      "23456789abcdefghjkmnpqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);
  private static final int GROUPS = 10;
  private static final int GROUP = 3;

  private GeneratedPassphrase() {}

  /// A new passphrase in ASCII.
  static byte[] bytes(Randomness randomness) {
    var text = new byte[GROUPS * (GROUP + 1) - 1];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) (i % (GROUP + 1) == GROUP ? '-' : letter(randomness));
    }
    return text;
  }

  /// Every letter is equally likely: bytes beyond the last whole multiple are drawn again.
  private static byte letter(Randomness randomness) {
    int limit = 256 / ALPHABET.length * ALPHABET.length;
    int drawn = randomness.bytes(1)[0] & 0xff;
    while (drawn >= limit) {
      drawn = randomness.bytes(1)[0] & 0xff;
    }
    return ALPHABET[drawn % ALPHABET.length];
  }
}
