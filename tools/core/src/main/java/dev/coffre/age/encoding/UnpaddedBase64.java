package dev.coffre.age.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Standard base64 without padding, as in age headers: one text for each byte string (C2SP age,
/// "Conventions used in this document").
public final class UnpaddedBase64 {
  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getDecoder();

  private UnpaddedBase64() {}

  public static String encode(byte[] bytes) {
    return new String(ENCODER.encode(bytes), StandardCharsets.ISO_8859_1);
  }

  /// Reads a text.
  ///
  /// @throws MalformedTextException on padding, a character outside the alphabet, a length that no
  ///   byte string has, or left-over bits that are not zero
  public static byte[] decode(String text) throws MalformedTextException {
    byte[] bytes;
    try {
      bytes = DECODER.decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedTextException("not base64");
    }
    if (!encode(bytes).equals(text)) {
      throw new MalformedTextException("not canonical unpadded base64");
    }
    return bytes;
  }
}
