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
    long by = factor;
    carryInto(
        target, by * f[0], by * f[1], by * f[2], by * f[3], by * f[4], by * f[5], by * f[6],
        by * f[7], by * f[8], by * f[9]);
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
    carryInto(target, h0, h1, h2, h3, h4, h5, h6, h7, h8, h9);
  }

  /// target ← f²; both may be the same array. Nearly half of a multiplication's products are equal
  /// in pairs.
  static void square(int[] target, int[] f) {
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
    long d0 = 2 * f0;
    long d1 = 2 * f1;
    long d2 = 2 * f2;
    long d3 = 2 * f3;
    long d4 = 2 * f4;
    long d5 = 2 * f5;
    long d6 = 2 * f6;
    long d7 = 2 * f7;
    long w5 = 19 * f5;
    long w6 = 19 * f6;
    long w7 = 19 * f7;
    long w8 = 19 * f8;
    long w9 = 19 * f9;
    carryInto(
        target,
        f0 * f0 + 2 * (d1 * w9 + d3 * w7) + d2 * w8 + d4 * w6 + d5 * w5,
        d0 * f1 + d2 * w9 + d3 * w8 + d4 * w7 + d5 * w6,
        d0 * f2 + d1 * f1 + 2 * (d3 * w9 + d5 * w7) + d4 * w8 + f6 * w6,
        d0 * f3 + d1 * f2 + d4 * w9 + d5 * w8 + d6 * w7,
        d0 * f4 + 2 * (d1 * f3 + d5 * w9) + f2 * f2 + d6 * w8 + d7 * w7,
        d0 * f5 + d1 * f4 + d2 * f3 + d6 * w9 + d7 * w8,
        d0 * f6 + 2 * (d1 * f5 + d7 * w9) + d2 * f4 + d3 * f3 + f8 * w8,
        d0 * f7 + d1 * f6 + d2 * f5 + d3 * f4 + 2 * (f8 * w9),
        d0 * f8 + 2 * (d1 * f7 + d3 * f5) + d2 * f6 + f4 * f4 + 2 * (f9 * w9),
        d0 * f9 + d1 * f8 + d2 * f7 + d3 * f6 + d4 * f5);
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
      square(square, square);
    }
    return square;
  }

  /// Brings each limb to about half its width in either sign, one after the other, and the first
  /// once more. Written out for the same reason as the products.
  private static void carryInto(
      int[] target,
      long h0,
      long h1,
      long h2,
      long h3,
      long h4,
      long h5,
      long h6,
      long h7,
      long h8,
      long h9) {
    long c0 = (h0 + (1 << 25)) >> 26;
    long r0 = h0 - (c0 << 26);
    long r1 = h1 + c0;
    long c1 = (r1 + (1 << 24)) >> 25;
    long r2 = h2 + c1;
    long c2 = (r2 + (1 << 25)) >> 26;
    long r3 = h3 + c2;
    long c3 = (r3 + (1 << 24)) >> 25;
    long r4 = h4 + c3;
    long c4 = (r4 + (1 << 25)) >> 26;
    long r5 = h5 + c4;
    long c5 = (r5 + (1 << 24)) >> 25;
    long r6 = h6 + c5;
    long c6 = (r6 + (1 << 25)) >> 26;
    long r7 = h7 + c6;
    long c7 = (r7 + (1 << 24)) >> 25;
    long r8 = h8 + c7;
    long c8 = (r8 + (1 << 25)) >> 26;
    long r9 = h9 + c8;
    long c9 = (r9 + (1 << 24)) >> 25;
    long around = r0 + 19 * c9;
    long c10 = (around + (1 << 25)) >> 26;
    target[0] = (int) (around - (c10 << 26));
    target[1] = (int) (r1 - (c1 << 25) + c10);
    target[2] = (int) (r2 - (c2 << 26));
    target[3] = (int) (r3 - (c3 << 25));
    target[4] = (int) (r4 - (c4 << 26));
    target[5] = (int) (r5 - (c5 << 25));
    target[6] = (int) (r6 - (c6 << 26));
    target[7] = (int) (r7 - (c7 << 25));
    target[8] = (int) (r8 - (c8 << 26));
    target[9] = (int) (r9 - (c9 << 25));
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
