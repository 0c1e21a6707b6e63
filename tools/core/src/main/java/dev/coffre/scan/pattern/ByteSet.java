package dev.coffre.scan.pattern;

import java.util.BitSet;
import java.util.function.IntPredicate;

/// A set of bytes, as a character class of a pattern names it. Immutable.
public final class ByteSet {
  /// `[A-Za-z0-9_]`
  public static final ByteSet WORD =
      where(b ->
          (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '_');

  private final boolean[] members = new boolean[256];

  private ByteSet() {}

  /// The bytes (0 to 255) that `test` accepts.
  public static ByteSet where(IntPredicate test) {
    var set = new ByteSet();
    for (int b = 0; b < set.members.length; b++) {
      set.members[b] = test.test(b);
    }
    return set;
  }

  static ByteSet of(BitSet bytes) {
    return where(bytes::get);
  }

  /// Whether `b` is in it.
  public boolean has(byte b) {
    return members[b & 0xff];
  }

  /// With each letter in the other case, too.
  ByteSet anyCase() {
    return where(b -> members[b] || members[swapped(b)]);
  }

  private static int swapped(int b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') ? b ^ 0x20 : b;
  }
}
