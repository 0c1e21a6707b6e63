package dev.coffre.crypto;

/// The ChaCha20 block function and key stream (RFC 8439, sections 2.3 and 2.4).
final class ChaCha20 {
  private static final int BLOCK = 64;

  private final int[] input = new int[16];
  private final int[] state = new int[16];
  private final byte[] block = new byte[BLOCK];

  ChaCha20(byte[] key, byte[] nonce) {
    input[0] = 0x61707865; // "expand 32-byte k"
    input[1] = 0x3320646e;
    input[2] = 0x79622d32;
    input[3] = 0x6b206574;
    for (int i = 0; i < 8; i++) {
      input[4 + i] = littleEndian(key, 4 * i);
    }
    for (int i = 0; i < 3; i++) {
      input[13 + i] = littleEndian(nonce, 4 * i);
    }
  }

  /// The 64 bytes of block 0, whose first half keys Poly1305.
  byte[] firstBlock() {
    generate(0);
    return block.clone();
  }

  /// Encrypts or decrypts the first `length` bytes of `text` in place, from block 1 on.
  void xor(byte[] text, int length) {
    for (int at = 0; at < length; at++) {
      if (at % BLOCK == 0) {
        generate(1 + at / BLOCK);
      }
      text[at] ^= block[at % BLOCK];
    }
  }

  private void generate(int counter) {
    input[12] = counter;
    System.arraycopy(input, 0, state, 0, 16);
    for (int i = 0; i < 10; i++) {
      quarter(0, 4, 8, 12);
      quarter(1, 5, 9, 13);
      quarter(2, 6, 10, 14);
      quarter(3, 7, 11, 15);
      quarter(0, 5, 10, 15);
      quarter(1, 6, 11, 12);
      quarter(2, 7, 8, 13);
      quarter(3, 4, 9, 14);
    }
    for (int i = 0; i < 16; i++) {
      int word = state[i] + input[i];
      block[4 * i] = (byte) word;
      block[4 * i + 1] = (byte) (word >>> 8);
      block[4 * i + 2] = (byte) (word >>> 16);
      block[4 * i + 3] = (byte) (word >>> 24);
    }
  }

  private void quarter(int a, int b, int c, int d) {
    state[a] += state[b];
    state[d] = Integer.rotateLeft(state[d] ^ state[a], 16);
    state[c] += state[d];
    state[b] = Integer.rotateLeft(state[b] ^ state[c], 12);
    state[a] += state[b];
    state[d] = Integer.rotateLeft(state[d] ^ state[a], 8);
    state[c] += state[d];
    state[b] = Integer.rotateLeft(state[b] ^ state[c], 7);
  }

  static int littleEndian(byte[] bytes, int at) {
    return (bytes[at] & 0xff)
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | bytes[at + 3] << 24;
  }
}
