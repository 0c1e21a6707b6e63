package dev.coffre.scan.baseline;

import dev.coffre.secret.Randomness;
import java.util.HexFormat;

/// Random bytes that make the fingerprints of one baseline differ from those of every other. They
/// are committed with it.
///
/// @param text 32 hexadecimal digits
public record Salt(String text) {
  private static final int LENGTH = 16;

  public Salt {
    if (!isOne(text)) {
      throw new IllegalArgumentException("a salt is 32 hexadecimal digits");
    }
  }

  /// Whether a text has the form of one.
  static boolean isOne(String text) {
    return Fingerprints.isHex(text, 2 * LENGTH);
  }

  /// A new one.
  public static Salt random(Randomness randomness) {
    return new Salt(HexFormat.of().formatHex(randomness.bytes(LENGTH)));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(text);
  }
}
