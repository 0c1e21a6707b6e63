package dev.coffre.git.object;

import java.security.MessageDigest;

/// SHA-1, which names objects and vouches for nothing. Asking the JDK for its own takes several
/// milliseconds of a short program, since all security providers are looked through.
final class Sha1 extends MessageDigest {
  private static final int BLOCK = 64;
  private static final int LENGTH_AT = 56;

  private final int[] state = new int[5];
  private final int[] words = new int[80];
  private final byte[] block = new byte[BLOCK];
  private int filled;
  private long length;

  Sha1() {
    super("SHA-1");
    engineReset();
  }

  @Override
  protected void engineReset() {
    state[0] = 0x67452301;
    state[1] = 0xefcdab89;
    state[2] = 0x98badcfe;
    state[3] = 0x10325476;
    state[4] = 0xc3d2e1f0;
    filled = 0;
    length = 0;
  }

  @Override
  protected int engineGetDigestLength() {
    return 20;
  }

  @Override
  protected void engineUpdate(byte input) {
    engineUpdate(new byte[] {input}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int count) {
    length += count;
    int at = offset;
    int end = offset + count;
    while (at < end) {
      if (filled == 0 && end - at >= BLOCK) {
        compress(input, at);
        at += BLOCK;
        continue;
      }
      int part = Math.min(BLOCK - filled, end - at);
      System.arraycopy(input, at, block, filled, part);
      at += part;
      filled += part;
      if (filled == BLOCK) {
        compress(block, 0);
        filled = 0;
      }
    }
  }

  @Override
  protected byte[] engineDigest() {
    long bits = length * Byte.SIZE;
    engineUpdate((byte) 0x80);
    while (filled != LENGTH_AT) {
      engineUpdate((byte) 0);
    }
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      engineUpdate((byte) (bits >>> shift));
    }
    var digest = new byte[20];
    for (int i = 0; i < digest.length; i++) {
      digest[i] = (byte) (state[i >> 2] >>> (24 - 8 * (i & 3)));
    }
    engineReset();
    return digest;
  }

  // Most of a short program's hashing is done before the first method is compiled, when every call
  // costs more than what it does here: so there is none.

  private void compress(byte[] from, int at) {
    int[] w = words;
    for (int i = 0; i < 16; i++) {
      int k = at + 4 * i;
      w[i] =
          from[k] << 24
              | (from[k + 1] & 0xff) << 16
              | (from[k + 2] & 0xff) << 8
              | (from[k + 3] & 0xff);
    }
    for (int i = 16; i < 80; i++) {
      int mixed = w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16];
      w[i] = mixed << 1 | mixed >>> 31;
    }
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    for (int i = 0; i < 80; i++) {
      int mixed;
      if (i < 20) {
        mixed = ((b & c) | (~b & d)) + 0x5a827999;
      } else if (i < 40) {
        mixed = (b ^ c ^ d) + 0x6ed9eba1;
      } else if (i < 60) {
        mixed = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
      } else {
        mixed = (b ^ c ^ d) + 0xca62c1d6;
      }
      int next = (a << 5 | a >>> 27) + mixed + e + w[i];
      e = d;
      d = c;
      c = b << 30 | b >>> 2;
      b = a;
      a = next;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
  }
}
