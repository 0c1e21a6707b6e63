package dev.coffre.crypto;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// scrypt (RFC 7914) with r = 8, p = 1 and a 32-byte key. Its table of 2^logN KiB lies outside the
/// heap, so that a small heap can open any file, and is wiped and given back when the key is made.
public final class Scrypt {
  private static final int R = 8;
  private static final int WORDS = 32 * R;
  private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT;

  private Scrypt() {}

  /// The key for a passphrase.
  ///
  /// @param logN binary logarithm of the cost: 18 takes about a second and 256 MiB
  /// @throws OutOfMemoryError if the table does not fit into memory
  public static byte[] key(byte[] passphrase, byte[] salt, int logN) {
    var start = pbkdf2(passphrase, salt, 4 * WORDS);
    int[] block = words(start);
    try (var arena = Arena.ofConfined()) {
      var table = arena.allocate((4L * WORDS) << logN, 64);
      mix(block, table, 1 << logN);
      table.fill((byte) 0);
    }
    var end = bytes(block);
    var key = pbkdf2(passphrase, end, Sha256.LENGTH);
    Arrays.fill(start, (byte) 0);
    Arrays.fill(block, 0);
    Arrays.fill(end, (byte) 0);
    return key;
  }

  /// scryptROMix (section 5).
  private static void mix(int[] block, MemorySegment table, int n) {
    int[] x = block;
    int[] y = new int[WORDS];
    for (int i = 0; i < n; i++) {
      MemorySegment.copy(x, 0, table, WORD, offset(i), WORDS);
      blockMix(x, y);
      int[] swap = x;
      x = y;
      y = swap;
    }
    for (int i = 0; i < n; i++) {
      long at = offset(x[WORDS - 16] & (n - 1));
      for (int k = 0; k < WORDS; k++) {
        x[k] ^= table.get(WORD, at + 4L * k);
      }
      blockMix(x, y);
      int[] swap = x;
      x = y;
      y = swap;
    }
    System.arraycopy(x, 0, block, 0, WORDS);
  }

  private static long offset(int index) {
    return 4L * WORDS * index;
  }

  /// scryptBlockMix (section 4): even sub-blocks to the first half, odd ones to the second.
  private static void blockMix(int[] in, int[] out) {
    var x = Arrays.copyOfRange(in, WORDS - 16, WORDS);
    for (int i = 0; i < 2 * R; i++) {
      for (int k = 0; k < 16; k++) {
        x[k] ^= in[16 * i + k];
      }
      Salsa20.permute(x);
      System.arraycopy(x, 0, out, 16 * ((i & 1) * R + i / 2), 16);
    }
  }

  /// PBKDF2-HMAC-SHA-256 with one iteration (RFC 8018).
  private static byte[] pbkdf2(byte[] passphrase, byte[] salt, int length) {
    var out = new byte[length];
    for (int at = 0; at < length; at += Sha256.LENGTH) {
      byte counter = (byte) (at / Sha256.LENGTH + 1);
      var piece = HmacSha256.mac(passphrase, salt, new byte[] {0, 0, 0, counter});
      System.arraycopy(piece, 0, out, at, Sha256.LENGTH);
    }
    return out;
  }

  private static int[] words(byte[] bytes) {
    var words = new int[bytes.length / 4];
    for (int i = 0; i < words.length; i++) {
      words[i] = ChaCha20.littleEndian(bytes, 4 * i);
    }
    return words;
  }

  private static byte[] bytes(int[] words) {
    var bytes = new byte[4 * words.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (words[i / 4] >>> (8 * (i % 4)));
    }
    return bytes;
  }
}
