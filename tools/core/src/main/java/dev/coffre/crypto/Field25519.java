package dev.coffre.crypto;

/// Arithmetic modulo 2²⁵⁵ − 19 in ten signed limbs of alternately 26 and 25 bits, least significant
/// first. Limbs grow by additions and are carried again by multiplication; a sum or difference of
/// two carried numbers may go into a multiplication, not more. Constant time.
///
/// The limb layout is that of D. J. Bernstein, "Curve25519: new Diffie-Hellman speed records"
/// (2006), section 4, which keeps every product sum within a signed 64-bit number.
final class Field25519 {
  static final int LIMBS = 10;

  private Field25519() {}

  static int[] small(int value) {
    var f = new int[LIMBS];
    f[0] = value;
    return f;
  }

  /// Reads 32 little-endian bytes; the topmost bit is ignored (RFC 7748, section 5).
  static int[] fromBytes(byte[] bytes) {
    var f = new int[LIMBS];
    int bit = 0;
    for (int i = 0; i < LIMBS; i++) {
      int width = width(i);
      long window = 0;
      for (int j = 4; j >= 0; j--) {
        int at = bit / 8 + j;
        window = window << 8 | (at < 32 ? bytes[at] & 0xff : 0);
      }
      f[i] = (int) (window >>> bit % 8) & (1 << width) - 1;
      bit += width;
    }
    return f;
  }

  /// The canonical 32 little-endian bytes.
  static byte[] toBytes(int[] f) {
    var h = new long[LIMBS];
    for (int i = 0; i < LIMBS; i++) {
      h[i] = f[i] + (1L << width(i)) - (i == 0 ? 19 : 1); // + p, so that the number is positive
    }
    long over = 19; // h ≥ p exactly if h + 19 ≥ 2²⁵⁵
    for (int i = 0; i < LIMBS; i++) {
      over = (h[i] + over) >> width(i);
    }
    h[0] += 19 * over;
    long carry = 0;
    for (int i = 0; i < LIMBS; i++) {
      h[i] += carry;
      carry = h[i] >> width(i);
      h[i] -= carry << width(i);
    }
    return pack(h);
  }

  static void add(int[] target, int[] f, int[] g) {
    for (int i = 0; i < LIMBS; i++) {
      target[i] = f[i] + g[i];
    }
  }

  static void subtract(int[] target, int[] f, int[] g) {
    for (int i = 0; i < LIMBS; i++) {
      target[i] = f[i] - g[i];
    }
  }

  /// Exchanges `f` and `g` if `bit` is 1, touching both alike if it is 0.
  static void swap(int bit, int[] f, int[] g) {
    int mask = -bit;
    for (int i = 0; i < LIMBS; i++) {
      int difference = mask & (f[i] ^ g[i]);
      f[i] ^= difference;
      g[i] ^= difference;
    }
  }

  static void scale(int[] target, int[] f, int factor) {
    var h = new long[LIMBS];
    for (int i = 0; i < LIMBS; i++) {
      h[i] = (long) f[i] * factor;
    }
    carryInto(target, h);
  }

  /// target ← f·g; any of them may be the same array. The products are written out: a loop over
  /// them runs several times longer before it is compiled, which is most of a short program's life.
  static void multiply(int[] target, int[] f, int[] g) {
    long f0 = f[0];
    long f1 = f[1];
    long f2 = f[2];
    long f3 = f[3];
    long f4 = f[4];
    long f5 = f[5];
    long f6 = f[6];
    long f7 = f[7];
    long f8 = f[8];
    long f9 = f[9];
    long g0 = g[0];
    long g1 = g[1];
    long g2 = g[2];
    long g3 = g[3];
    long g4 = g[4];
    long g5 = g[5];
    long g6 = g[6];
    long g7 = g[7];
    long g8 = g[8];
    long g9 = g[9];
    long d1 = 2 * f1; // odd limbs weigh half a bit less: 2 × for odd × odd
    long d3 = 2 * f3;
    long d5 = 2 * f5;
    long d7 = 2 * f7;
    long d9 = 2 * f9;
    long w1 = 19 * g1; // 2²⁵⁵ = 19: what wraps around
    long w2 = 19 * g2;
    long w3 = 19 * g3;
    long w4 = 19 * g4;
    long w5 = 19 * g5;
    long w6 = 19 * g6;
    long w7 = 19 * g7;
    long w8 = 19 * g8;
    long w9 = 19 * g9;
    long h0 =
        f0 * g0 + d1 * w9 + f2 * w8 + d3 * w7 + f4 * w6 + d5 * w5 + f6 * w4 + d7 * w3 + f8 * w2
            + d9 * w1;
    long h1 =
        f0 * g1 + f1 * g0 + f2 * w9 + f3 * w8 + f4 * w7 + f5 * w6 + f6 * w5 + f7 * w4 + f8 * w3
            + f9 * w2;
    long h2 =
        f0 * g2 + d1 * g1 + f2 * g0 + d3 * w9 + f4 * w8 + d5 * w7 + f6 * w6 + d7 * w5 + f8 * w4
            + d9 * w3;
    long h3 =
        f0 * g3 + f1 * g2 + f2 * g1 + f3 * g0 + f4 * w9 + f5 * w8 + f6 * w7 + f7 * w6 + f8 * w5
            + f9 * w4;
    long h4 =
        f0 * g4 + d1 * g3 + f2 * g2 + d3 * g1 + f4 * g0 + d5 * w9 + f6 * w8 + d7 * w7 + f8 * w6
            + d9 * w5;
    long h5 =
        f0 * g5 + f1 * g4 + f2 * g3 + f3 * g2 + f4 * g1 + f5 * g0 + f6 * w9 + f7 * w8 + f8 * w7
            + f9 * w6;
    long h6 =
        f0 * g6 + d1 * g5 + f2 * g4 + d3 * g3 + f4 * g2 + d5 * g1 + f6 * g0 + d7 * w9 + f8 * w8
            + d9 * w7;
    long h7 =
        f0 * g7 + f1 * g6 + f2 * g5 + f3 * g4 + f4 * g3 + f5 * g2 + f6 * g1 + f7 * g0 + f8 * w9
            + f9 * w8;
    long h8 =
        f0 * g8 + d1 * g7 + f2 * g6 + d3 * g5 + f4 * g4 + d5 * g3 + f6 * g2 + d7 * g1 + f8 * g0
            + d9 * w9;
    long h9 =
        f0 * g9 + f1 * g8 + f2 * g7 + f3 * g6 + f4 * g5 + f5 * g4 + f6 * g3 + f7 * g2 + f8 * g1
            + f9 * g0;
    carryInto(target, new long[] {h0, h1, h2, h3, h4, h5, h6, h7, h8, h9});
  }

  /// f ← 1/f, as f^(p−2), where p − 2 = 2²⁵⁵ − 21. Powers of the form 2ⁿ − 1 double their length by
  /// squaring n times, so a dozen multiplications do.
  static void invert(int[] f) {
    var power2 = squared(f, 1);
    var power9 = product(squared(power2, 2), f);
    var power11 = product(power9, power2);
    var ones5 = product(squared(power11, 1), power9); // f^(2⁵ − 1)
    var ones10 = product(squared(ones5, 5), ones5);
    var ones20 = product(squared(ones10, 10), ones10);
    var ones40 = product(squared(ones20, 20), ones20);
    var ones50 = product(squared(ones40, 10), ones10);
    var ones100 = product(squared(ones50, 50), ones50);
    var ones200 = product(squared(ones100, 100), ones100);
    var ones250 = product(squared(ones200, 50), ones50);
    multiply(f, squared(ones250, 5), power11);
  }

  private static int[] product(int[] f, int[] g) {
    var product = new int[LIMBS];
    multiply(product, f, g);
    return product;
  }

  private static int[] squared(int[] f, int times) {
    var square = f.clone();
    for (int i = 0; i < times; i++) {
      multiply(square, square, square);
    }
    return square;
  }

  private static void carryInto(int[] target, long[] h) {
    carry(h);
    long carry = (h[0] + (1 << 25)) >> 26;
    h[0] -= carry << 26;
    h[1] += carry;
    for (int i = 0; i < LIMBS; i++) {
      target[i] = (int) h[i];
    }
  }

  /// Brings each limb to about half its width in either sign.
  private static void carry(long[] h) {
    for (int i = 0; i < LIMBS; i++) {
      int width = width(i);
      long carry = (h[i] + (1L << (width - 1))) >> width;
      h[i] -= carry << width;
      if (i == LIMBS - 1) {
        h[0] += 19 * carry;
      } else {
        h[i + 1] += carry;
      }
    }
  }

  private static byte[] pack(long[] h) {
    var bytes = new byte[32];
    int bit = 0;
    for (int i = 0; i < LIMBS; i++) {
      for (int j = 0; j < 5 && bit / 8 + j < 32; j++) {
        bytes[bit / 8 + j] |= (byte) ((h[i] << (bit % 8)) >>> (8 * j));
      }
      bit += width(i);
    }
    return bytes;
  }

  private static int width(int limb) {
    return 26 - (limb & 1);
  }
}
