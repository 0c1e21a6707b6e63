package dev.coffre.crypto;

/// The forward AES-256 block cipher (FIPS 197), for counter mode. The S-box is computed, not looked
/// up, on eight bytes at a time, so neither branches nor memory addresses depend on secrets.
final class Aes256 {
  static final int BLOCK = 16;
  static final int KEY = 32;

  private static final int ROUNDS = 14;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  /// The squares of 1, x, x², …: squaring in GF(2^8) is linear.
  private static final int[] SQUARES = {0x01, 0x04, 0x10, 0x40, 0x1b, 0x6c, 0xab, 0x9a};

  /// Two words of eight bytes a round key, byte 0 in front.
  private final long[] roundKeys = new long[2 * (ROUNDS + 1)];

  Aes256(byte[] key) {
    var words = new int[4 * (ROUNDS + 1)];
    for (int i = 0; i < 8; i++) {
      words[i] = (int) Bytes.bigEndian(key, 4 * i, 4);
    }
    int constant = 1;
    for (int i = 8; i < words.length; i++) {
      int word = words[i - 1];
      if (i % 8 == 0) {
        word = substitute(Integer.rotateLeft(word, 8)) ^ (constant << 24);
        constant = (int) twice(constant);
      } else if (i % 8 == 4) {
        word = substitute(word);
      }
      words[i] = words[i - 8] ^ word;
    }
    for (int i = 0; i < roundKeys.length; i++) {
      roundKeys[i] = ((long) words[2 * i] << 32) | (words[2 * i + 1] & 0xFFFFFFFFL);
    }
  }

  private static int substitute(int word) {
    return (int) substitute(word & 0xFFFFFFFFL);
  }

  /// Encrypts the block of two words in place.
  void encrypt(long[] block) {
    block[0] ^= roundKeys[0];
    block[1] ^= roundKeys[1];
    for (int round = 1; round <= ROUNDS; round++) {
      long left = substitute(block[0]);
      long right = substitute(block[1]);
      block[0] = shiftedRows(left, right);
      block[1] = shiftedRows(right, left);
      if (round < ROUNDS) {
        block[0] = mixColumns(block[0]);
        block[1] = mixColumns(block[1]);
      }
      block[0] ^= roundKeys[2 * round];
      block[1] ^= roundKeys[2 * round + 1];
    }
  }

  /// The two columns that start in `near` after row r has moved by r columns.
  private static long shiftedRows(long near, long far) {
    return (near & 0xFF000000_00000000L)
        | (near & 0x00000000_FF000000L)
        | (near & 0x00000000_00FF0000L) << 32
        | (far & 0x00FF0000_00000000L) >>> 32
        | (far & 0x0000FF00_0000FF00L)
        | (far & 0x00000000_000000FFL) << 32
        | (near & 0x000000FF_00000000L) >>> 32;
  }

  private static long mixColumns(long columns) {
    long next = ((columns << 8) & 0xFFFFFF00_FFFFFF00L) | ((columns >>> 24) & 0x000000FF_000000FFL);
    long sum = columns ^ next;
    long opposite = ((sum << 16) & 0xFFFF0000_FFFF0000L) | ((sum >>> 16) & 0x0000FFFF_0000FFFFL);
    return twice(sum) ^ next ^ opposite;
  }

  /// Each byte inverted in GF(2^8), then the affine map of the S-box.
  private static long substitute(long bytes) {
    long inverse = inverse(bytes);
    long result = inverse;
    for (int i = 1; i <= 4; i++) {
      result ^= rotateBytes(inverse, i);
    }
    return result ^ (0x63 * ONES);
  }

  private static long rotateBytes(long bytes, int count) {
    long kept = (0xFF >> count) * ONES;
    return ((bytes & kept) << count) | ((bytes >>> (8 - count)) & ~(kept << count));
  }

  /// a^254, by way of 2, 3, 12, 15, 240 and 252.
  private static long inverse(long a) {
    long a2 = square(a);
    long a3 = multiply(a, a2);
    long a12 = square(square(a3));
    long a15 = multiply(a12, a3);
    long a240 = square(square(square(square(a15))));
    return multiply(multiply(a240, a12), a2);
  }

  private static long square(long a) {
    long result = 0;
    for (int bit = 0; bit < 8; bit++) {
      result ^= ((a >>> bit) & ONES) * SQUARES[bit];
    }
    return result;
  }

  private static long multiply(long a, long b) {
    long result = 0;
    long shifted = a;
    for (int bit = 0; bit < 8; bit++) {
      result ^= shifted & (((b >>> bit) & ONES) * 0xFF);
      shifted = twice(shifted);
    }
    return result;
  }

  private static long twice(long a) {
    return ((a & ~HIGH) << 1) ^ (((a >>> 7) & ONES) * 0x1b);
  }
}
