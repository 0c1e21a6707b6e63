package dev.coffre.git.diff;

import java.util.Arrays;

/// How much of one content is in another, as Git estimates it to find renames: both are cut behind
/// each line feed and at the latest after 64 bytes, and the pieces counted by a hash
/// (diffcore-delta.c).
public final class Similarity {
  private static final int HASHES = 107927;
  private static final int LONGEST_PIECE = 64;
  private static final int BINARY_PROBE = 8000;

  private final int[] hashes;
  private final int[] bytes;
  private final int length;

  private Similarity(int[] hashes, int[] bytes, int length) {
    this.hashes = hashes;
    this.bytes = bytes;
    this.length = length;
  }

  /// Counts the pieces of a content.
  public static Similarity of(byte[] content, int length) {
    boolean text = isText(content, length);
    long[] pieces = new long[16];
    int count = 0;
    int accumulator1 = 0;
    int accumulator2 = 0;
    int size = 0;
    for (int i = 0; i < length; i++) {
      int c = content[i] & 0xff;
      if (text && c == '\r' && i + 1 < length && content[i + 1] == '\n') {
        continue;
      }
      int old1 = accumulator1;
      accumulator1 = (accumulator1 << 7) ^ (accumulator2 >>> 25);
      accumulator2 = (accumulator2 << 7) ^ (old1 >>> 25);
      accumulator1 += c;
      size++;
      if (size == LONGEST_PIECE || c == '\n' || i == length - 1) {
        int hash = Integer.remainderUnsigned(accumulator1 + accumulator2 * 0x61, HASHES);
        if (count == pieces.length) {
          pieces = Arrays.copyOf(pieces, 2 * count);
        }
        pieces[count++] = ((long) hash << 32) | size;
        size = 0;
        accumulator1 = 0;
        accumulator2 = 0;
      }
    }
    return merged(pieces, count, length);
  }

  private static boolean isText(byte[] content, int length) {
    for (int i = 0; i < Math.min(length, BINARY_PROBE); i++) {
      if (content[i] == 0) {
        return false;
      }
    }
    return true;
  }

  private static Similarity merged(long[] pieces, int count, int length) {
    Arrays.sort(pieces, 0, count);
    var hashes = new int[count];
    var bytes = new int[count];
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      int hash = (int) (pieces[i] >> 32);
      if (distinct == 0 || hashes[distinct - 1] != hash) {
        hashes[distinct++] = hash;
      }
      bytes[distinct - 1] += (int) pieces[i];
    }
    return new Similarity(Arrays.copyOf(hashes, distinct), Arrays.copyOf(bytes, distinct), length);
  }

  /// How much of this is in the other, in percent of the longer.
  public int percentIn(Similarity other) {
    int longer = Math.max(length, other.length);
    if (longer == 0) {
      return 0;
    }
    long common = 0;
    int j = 0;
    for (int i = 0; i < hashes.length; i++) {
      while (j < other.hashes.length && other.hashes[j] < hashes[i]) {
        j++;
      }
      if (j < other.hashes.length && other.hashes[j] == hashes[i]) {
        common += Math.min(bytes[i], other.bytes[j]);
      }
    }
    return (int) (common * 100 / longer);
  }
}
