package dev.coffre.scan.baseline;

import dev.coffre.secret.Randomness;
import java.util.HexFormat;

/// Random bytes that make the fingerprints of one baseline differ from those of every other. They
/// are committed with it.
///
/// @param text 32 hexadecimal digits
public record Salt(String text) {
  private static final int LENGTH = 16;
  static final String FORM = "[0-9a-f]{32}";

  public Salt {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException("a salt is 32 hexadecimal digits");
    }
  }

  /// A new one.
  public static Salt random(Randomness randomness) {
    return new Salt(HexFormat.of().formatHex(randomness.bytes(LENGTH)));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(text);
  }
}
