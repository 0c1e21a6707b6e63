package dev.coffre.crypto;

/// The hash of GCM (NIST SP 800-38D, section 6.4): multiplication in GF(2^128), bit by bit without
/// branches or tables.
final class Ghash {
  private static final long REDUCTION = 0xE100000000000000L;

  private final long keyHigh;
  private final long keyLow;
  private long high;
  private long low;

  Ghash(long keyHigh, long keyLow) {
    this.keyHigh = keyHigh;
    this.keyLow = keyLow;
  }

  /// Takes in bytes, padded with zeros to whole blocks.
  void update(byte[] bytes, int length) {
    var padded = length == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, length);
    for (int i = 0; i < length; i += Aes256.BLOCK) {
      update(Bytes.bigEndian(padded, i, 8), Bytes.bigEndian(padded, i + 8, 8));
    }
  }

  /// Takes in one block.
  void update(long blockHigh, long blockLow) {
    long xHigh = high ^ blockHigh;
    long xLow = low ^ blockLow;
    long vHigh = keyHigh;
    long vLow = keyLow;
    long productHigh = 0;
    long productLow = 0;
    for (int bit = 0; bit < 128; bit++) {
      long mask = (bit < 64 ? xHigh << bit : xLow << (bit - 64)) >> 63;
      productHigh ^= vHigh & mask;
      productLow ^= vLow & mask;
      long carry = -(vLow & 1);
      vLow = (vLow >>> 1) | (vHigh << 63);
      vHigh = (vHigh >>> 1) ^ (REDUCTION & carry);
    }
    high = productHigh;
    low = productLow;
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }
}
