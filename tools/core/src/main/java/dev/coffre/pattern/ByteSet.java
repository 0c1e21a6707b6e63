package dev.coffre.pattern;

import java.util.Arrays;

/// A set of bytes, as a character class of a pattern names it. Made by ranges and not by a test of
/// each byte: a pattern has dozens, and is read before anything is compiled. Immutable.
public final class ByteSet {
  /// None.
  public static final ByteSet NONE = new ByteSet(new boolean[256]);

  /// `[0-9]`
  static final ByteSet DIGIT = NONE.with('0', '9');

  /// `[A-Za-z0-9_]`
  public static final ByteSet WORD = DIGIT.with('A', 'Z').with('a', 'z').with("_");

  /// What is no visible character and not above ASCII: blanks, line ends and other controls.
  public static final ByteSet CONTROL = NONE.with(0, ' ');

  private final boolean[] members;

  private ByteSet(boolean[] members) {
    this.members = members;
  }

  /// These and the bytes from one to another, 0 to 255, both of them, too.
  public ByteSet with(int first, int last) {
    var all = members.clone();
    Arrays.fill(all, first, last + 1, true);
    return new ByteSet(all);
  }

  /// These and the bytes that are the characters of a text in ISO 8859-1, too.
  public ByteSet with(String bytes) {
    var all = members.clone();
    for (int i = 0; i < bytes.length(); i++) {
      all[bytes.charAt(i)] = true;
    }
    return new ByteSet(all);
  }

  /// These and those, too.
  ByteSet with(ByteSet others) {
    var all = members.clone();
    for (int b = 0; b < all.length; b++) {
      all[b] |= others.members[b];
    }
    return new ByteSet(all);
  }

  /// All others.
  ByteSet others() {
    var all = new boolean[members.length];
    for (int b = 0; b < all.length; b++) {
      all[b] = !members[b];
    }
    return new ByteSet(all);
  }

  /// Whether `b` is in it.
  public boolean has(byte b) {
    return members[b & 0xff];
  }

  /// With each letter in the other case, too.
  ByteSet anyCase() {
    var all = members.clone();
    for (int b = 'A'; b <= 'Z'; b++) {
      all[b] |= members[b | 0x20];
      all[b | 0x20] |= members[b];
    }
    return new ByteSet(all);
  }
}
