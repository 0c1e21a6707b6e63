package dev.coffre.age.key;

import dev.coffre.age.encoding.Bech32;
import dev.coffre.age.encoding.MalformedTextException;

/// Reads the Bech32 form of a key of known kind and length.
final class KeyText {
  private KeyText() {}

  /// @param noun `recipient` or `identity`, for the message
  /// @throws AgeException.InvalidKey if `text` is not `prefix`, `1` and `length` bytes
  static byte[] decode(String text, String prefix, int length, String noun)
      throws AgeException.InvalidKey {
    Bech32 decoded;
    try {
      decoded = Bech32.decode(text);
    } catch (MalformedTextException e) {
      throw new AgeException.InvalidKey("malformed " + noun + ": " + e.getMessage());
    }
    if (!decoded.prefix().equals(prefix)) {
      throw new AgeException.InvalidKey("malformed " + noun + ": not of type " + prefix + "1…");
    }
    if (decoded.data().length != length) {
      throw new AgeException.InvalidKey(
          "malformed %s: %d bytes, not %d".formatted(noun, decoded.data().length, length));
    }
    return decoded.data();
  }
}
