package dev.coffre.crypto;

/// Numbers in byte arrays, most significant byte first.
final class Bytes {
  private Bytes() {}

  /// The number in `length` bytes from `offset`; what lies behind the end of the array counts as 0.
  static long bigEndian(byte[] bytes, int offset, int length) {
    long number = 0;
    for (int i = offset; i < offset + length; i++) {
      number = (number << 8) | (i < bytes.length ? bytes[i] & 0xFF : 0);
    }
    return number;
  }
}
