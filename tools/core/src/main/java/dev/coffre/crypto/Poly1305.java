package dev.coffre.crypto;

/// The Poly1305 one-time authenticator (RFC 8439, section 2.5) over whole 16-byte blocks, in five
/// limbs of 26 bits; no branch or index depends on key or message.
final class Poly1305 {
  private static final int MASK = 0x3ffffff;

  private final long[] r = new long[5];
  private final long[] h = new long[5];
  private final byte[] key;

  /// @param key at least 32 bytes: `r`, then `s`
  Poly1305(byte[] key) {
    this.key = key;
    r[0] = word(key, 0) & 0x3ffffff;
    r[1] = word(key, 3) >>> 2 & 0x3ffff03;
    r[2] = word(key, 6) >>> 4 & 0x3ffc0ff;
    r[3] = word(key, 9) >>> 6 & 0x3f03fff;
    r[4] = word(key, 12) >>> 8 & 0x00fffff;
  }

  /// The tag of `message`, whose length is a multiple of 16.
  byte[] tag(byte[] message) {
    for (int at = 0; at < message.length; at += 16) {
      h[0] += word(message, at) & MASK;
      h[1] += word(message, at + 3) >>> 2 & MASK;
      h[2] += word(message, at + 6) >>> 4 & MASK;
      h[3] += word(message, at + 9) >>> 6 & MASK;
      h[4] += word(message, at + 12) >>> 8 | 1 << 24;
      multiply();
    }
    return finish();
  }

  /// h ← h·r mod 2¹³⁰−5, partially carried.
  private void multiply() {
    var d = new long[5];
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        long product = h[i] * r[j];
        d[(i + j) % 5] += i + j < 5 ? product : 5 * product;
      }
    }
    long carry = 0;
    for (int i = 0; i < 5; i++) {
      d[i] += carry;
      carry = d[i] >>> 26;
      h[i] = d[i] & MASK;
    }
    h[0] += 5 * carry;
    h[1] += h[0] >>> 26;
    h[0] &= MASK;
  }

  private byte[] finish() {
    carry(h);
    carry(h);
    var g = new long[5];
    long overflow = 5;
    for (int i = 0; i < 5; i++) {
      g[i] = h[i] + overflow;
      overflow = g[i] >>> 26;
      g[i] &= MASK;
    }
    long reduced = -overflow; // all ones if h ≥ 2¹³⁰−5
    for (int i = 0; i < 5; i++) {
      h[i] = (h[i] & ~reduced) | (g[i] & reduced);
    }
    var tag = new byte[16];
    long sum = 0;
    for (int i = 0; i < 4; i++) {
      int bit = 32 * i;
      int limb = bit / 26;
      long word = ((h[limb] >>> (bit % 26)) | (h[limb + 1] << (26 - bit % 26))) & 0xffffffffL;
      sum = (sum >>> 32) + word + word(key, 16 + 4 * i);
      for (int j = 0; j < 4; j++) {
        tag[4 * i + j] = (byte) (sum >>> (8 * j));
      }
    }
    return tag;
  }

  private static void carry(long[] limbs) {
    long carry = 0;
    for (int i = 0; i < 5; i++) {
      limbs[i] += carry;
      carry = limbs[i] >>> 26;
      limbs[i] &= MASK;
    }
    limbs[0] += 5 * carry;
  }

  private static long word(byte[] bytes, int at) {
    return ChaCha20.littleEndian(bytes, at) & 0xffffffffL;
  }
}
