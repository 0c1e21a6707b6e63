package dev.coffre.crypto;

import java.util.Arrays;
import java.util.Optional;

/// Diffie-Hellman on Curve25519 (RFC 7748, section 5): a Montgomery ladder whose steps, branches
/// and memory accesses do not depend on the scalar.
public final class X25519 {
  /// Length of a scalar, of a point and of a shared secret in bytes.
  public static final int LENGTH = 32;

  private static final int A24 = 121665; // (486662 − 2) / 4

  private X25519() {}

  /// The public point of `scalar`.
  public static byte[] publicKey(byte[] scalar) {
    var base = new byte[LENGTH];
    base[0] = 9;
    return multiply(scalar, base);
  }

  /// The secret shared with the owner of `point`; empty if it is all zeros, that is, if the point
  /// has small order and the secret would be known to everyone.
  public static Optional<byte[]> agree(byte[] scalar, byte[] point) {
    var shared = multiply(scalar, point);
    int bits = 0;
    for (byte b : shared) {
      bits |= b;
    }
    return bits == 0 ? Optional.empty() : Optional.of(shared);
  }

  private static byte[] multiply(byte[] scalar, byte[] point) {
    var k = clamp(scalar);
    var x1 = Field25519.fromBytes(point);
    var x2 = Field25519.small(1);
    var z2 = Field25519.small(0);
    var x3 = x1.clone();
    var z3 = Field25519.small(1);
    int swap = 0;
    for (int t = 254; t >= 0; t--) {
      int bit = k[t >>> 3] >>> (t & 7) & 1;
      swap ^= bit;
      Field25519.swap(swap, x2, x3);
      Field25519.swap(swap, z2, z3);
      swap = bit;
      step(x1, x2, z2, x3, z3);
    }
    Field25519.swap(swap, x2, x3);
    Field25519.swap(swap, z2, z3);
    Arrays.fill(k, (byte) 0);
    Field25519.invert(z2);
    Field25519.multiply(x2, x2, z2);
    return Field25519.toBytes(x2);
  }

  /// One differential addition and doubling, in the order of RFC 7748.
  private static void step(int[] x1, int[] x2, int[] z2, int[] x3, int[] z3) {
    var a = new int[Field25519.LIMBS];
    var b = new int[Field25519.LIMBS];
    var c = new int[Field25519.LIMBS];
    var d = new int[Field25519.LIMBS];
    Field25519.add(a, x2, z2);
    Field25519.subtract(b, x2, z2);
    Field25519.add(c, x3, z3);
    Field25519.subtract(d, x3, z3);
    Field25519.multiply(d, d, a); // DA
    Field25519.multiply(c, c, b); // CB
    Field25519.add(x3, d, c);
    Field25519.square(x3, x3);
    Field25519.subtract(z3, d, c);
    Field25519.square(z3, z3);
    Field25519.multiply(z3, z3, x1);
    Field25519.square(a, a); // AA
    Field25519.square(b, b); // BB
    Field25519.multiply(x2, a, b);
    Field25519.subtract(b, a, b); // E
    Field25519.scale(c, b, A24);
    Field25519.add(a, a, c);
    Field25519.multiply(z2, b, a);
  }

  private static byte[] clamp(byte[] scalar) {
    var k = Arrays.copyOf(scalar, LENGTH);
    k[0] &= (byte) 248;
    k[31] &= 127;
    k[31] |= 64;
    return k;
  }
}
