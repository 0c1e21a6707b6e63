package dev.coffre.git.pack;

/// A delta: how to make an object from another (gitformat-pack, "Deltified representation").
///
/// It is read in two steps, so that the caller provides the memory between them. Nothing outside
/// base and result is touched, whatever the delta says.
public final class Delta {
  private final ByteRanges fresh = new ByteRanges();
  private final Copies copies = new Copies();
  private byte[] script = {};
  private int end;
  private int at;
  private long baseLength;
  private long resultLength;
  private boolean wellFormed;

  /// No delta yet.
  public Delta() {}

  /// Takes a delta and reads its two lengths.
  ///
  /// @return false if they are not well-formed
  public boolean open(byte[] delta, int length) {
    script = delta;
    end = length;
    at = 0;
    wellFormed = true;
    baseLength = length();
    resultLength = length();
    return wellFormed && resultLength <= Integer.MAX_VALUE - 16;
  }

  private long length() {
    long length = 0;
    for (int shift = 0; at < end && shift <= 56; shift += 7) {
      int b = script[at++];
      length |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return length;
      }
    }
    wellFormed = false;
    return 0;
  }

  /// The length of the result.
  public int resultLength() {
    return (int) resultLength;
  }

  /// Whether base and delta can make so long a result: each instruction adds less than 16 MiB.
  public boolean plausible() {
    return resultLength >> 24 <= end;
  }

  /// What of the result is not in the base: literal bytes, and the places where parts meet that
  /// were apart.
  public ByteRanges fresh() {
    return fresh;
  }

  /// What of the result is from the base.
  public Copies copies() {
    return copies;
  }

  /// Makes the result.
  ///
  /// @return false if the delta is not well-formed or is one of another base
  public boolean apply(byte[] base, int length, byte[] result) {
    fresh.clear();
    copies.clear();
    if (length != baseLength) {
      return false;
    }
    int filled = 0;
    while (at < end && filled >= 0) {
      int instruction = script[at++];
      filled =
          instruction < 0
              ? copy(instruction, base, length, result, filled)
              : insert(instruction, result, filled);
    }
    if (filled == resultLength) {
      markEnd(length, filled);
      return true;
    }
    return false;
  }

  private int insert(int count, byte[] result, int filled) {
    if (count == 0 || count > end - at || count > resultLength - filled) {
      return -1;
    }
    System.arraycopy(script, at, result, filled, count);
    at += count;
    fresh.add(filled, filled + count);
    return filled + count;
  }

  private int copy(int instruction, byte[] base, int length, byte[] result, int filled) {
    if (Integer.bitCount(instruction & 0x7f) > end - at) {
      return -1;
    }
    int from = argument(instruction, 4);
    int count = argument(instruction >> 4, 3);
    if (count == 0) {
      count = 0x10000;
    }
    if (from < 0 || count > length - from || count > resultLength - filled) {
      return -1;
    }
    System.arraycopy(base, from, result, filled, count);
    boolean continues = copies.add(from, filled, count);
    if (!continues && (filled > 0 || from > 0)) {
      fresh.add(filled, filled);
    }
    return filled + count;
  }

  private int argument(int present, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      if ((present & (1 << i)) != 0) {
        value |= (script[at++] & 0xff) << (8 * i);
      }
    }
    return value;
  }

  /// Where the result ends and the base went on, the end itself is new.
  private void markEnd(int length, int filled) {
    int last = copies.count() - 1;
    boolean sameEnd = last >= 0 && copies.from(last) + copies.length(last) == length;
    if (!sameEnd && length != 0) {
      fresh.add(filled, filled);
    }
  }

  /// A buffer of at least `length` bytes: this one, or a new one.
  public static byte[] atLeast(byte[] buffer, int length) {
    return buffer.length >= length
        ? buffer
        : new byte[(int) Math.min(Integer.MAX_VALUE - 8L, length + (length >> 1) + 64L)];
  }
}
