package dev.coffre.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The Poly1305 one-time authenticator (RFC 8439, section 2.5) over whole 16-byte blocks, in three
/// limbs of 44 bits; no branch or index depends on key or message. Of a product of limbs the lower
/// 44 bits stay and the others go up, so that no sum has a carry to be looked for.
final class Poly1305 {
  private static final int BLOCK = 16;
  private static final int BITS = 44;
  private static final long MASK = (1L << BITS) - 1;

  /// Both factors are moved up so far that the upper half of the product is what goes up.
  private static final int RAISED = (Long.SIZE - BITS) / 2;

  /// 2¹³² mod 2¹³⁰−5.
  private static final int FOLD = 20;

  private final long[] r = new long[3];
  private final long[] h = new long[3];
  private final long[] s = new long[2];

  /// @param key at least 32 bytes: `r`, then `s`
  Poly1305(byte[] key) {
    var words = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
    long low = words.getLong(0) & 0x0ffffffc0fffffffL;
    long high = words.getLong(8) & 0x0ffffffc0ffffffcL;
    r[0] = low & MASK;
    r[1] = middle(low, high);
    r[2] = high >>> 24;
    s[0] = words.getLong(16);
    s[1] = words.getLong(24);
  }

  private static long middle(long low, long high) {
    return ((low >>> BITS) | (high << (Long.SIZE - BITS))) & MASK;
  }

  /// Takes `length` bytes, and zeros up to the end of their last block.
  void update(byte[] message, int length) {
    int whole = length - length % BLOCK;
    absorb(message, whole);
    if (whole < length) {
      var last = new byte[BLOCK];
      System.arraycopy(message, whole, last, 0, length - whole);
      absorb(last, BLOCK);
      Arrays.fill(last, (byte) 0);
    }
  }

  /// h ← (h + block)·r mod 2¹³⁰−5 for each block, partially carried.
  private void absorb(byte[] message, int length) {
    var words = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    long r0 = r[0];
    long r1 = r[1];
    long r2 = r[2];
    long f1 = FOLD * r1;
    long f2 = FOLD * r2;
    long h0 = h[0];
    long h1 = h[1];
    long h2 = h[2];
    for (int at = 0; at < length; at += BLOCK) {
      long low = words.getLong(at);
      long high = words.getLong(at + 8);
      h0 += low & MASK;
      h1 += middle(low, high);
      h2 += (high >>> 24) | (1L << 40);
      long d0 = low(h0, r0) + low(h1, f2) + low(h2, f1);
      long d1 = low(h0, r1) + low(h1, r0) + low(h2, f2);
      long d2 = low(h0, r2) + low(h1, r1) + low(h2, r0);
      d1 += up(h0, r0) + up(h1, f2) + up(h2, f1);
      d2 += up(h0, r1) + up(h1, r0) + up(h2, f2);
      long d3 = up(h0, r2) + up(h1, r1) + up(h2, r0) + (d2 >>> BITS);
      d0 += FOLD * d3;
      h0 = d0 & MASK;
      h1 = d1 + (d0 >>> BITS);
      h2 = d2 & MASK;
    }
    h[0] = h0;
    h[1] = h1;
    h[2] = h2;
  }

  private static long low(long a, long b) {
    return (a * b) & MASK;
  }

  private static long up(long a, long b) {
    return Math.multiplyHigh(a << RAISED, b << RAISED);
  }

  /// The tag of all that was taken; what is known of the key is wiped.
  byte[] finish() {
    carry();
    carry();
    long g0 = h[0] + 5;
    long g1 = h[1] + (g0 >>> BITS);
    long g2 = h[2] + (g1 >>> BITS);
    long reduced = -(g2 >>> 42); // all ones if h ≥ 2¹³⁰−5
    long h0 = (h[0] & ~reduced) | (g0 & MASK & reduced);
    long h1 = (h[1] & ~reduced) | (g1 & MASK & reduced);
    long h2 = (h[2] & ~reduced) | (g2 & reduced);
    long low = h0 | (h1 << BITS);
    long high = (h1 >>> (Long.SIZE - BITS)) | (h2 << 24);
    long sum = low + s[0];
    long carried = ((low & s[0]) | ((low | s[0]) & ~sum)) >>> 63;
    var tag = new byte[BLOCK];
    ByteBuffer.wrap(tag).order(ByteOrder.LITTLE_ENDIAN).putLong(sum).putLong(high + s[1] + carried);
    Arrays.fill(r, 0);
    Arrays.fill(h, 0);
    Arrays.fill(s, 0);
    return tag;
  }

  /// Carries through all limbs, of which the last then has 42 bits.
  private void carry() {
    h[1] += h[0] >>> BITS;
    h[0] &= MASK;
    h[2] += h[1] >>> BITS;
    h[1] &= MASK;
    h[0] += 5 * (h[2] >>> 42);
    h[2] &= MASK >>> 2;
  }
}
