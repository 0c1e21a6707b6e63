package dev.coffre.git.diff;

import dev.coffre.git.pack.ByteRanges;
import java.util.Arrays;
import java.util.BitSet;

/// Which lines of a text are new against an older one. Immutable.
///
/// A line counts as kept only if the older text has it too, and kept lines stand in the same order
/// in both. Where two texts differ very much, lines may count as new that need not.
public final class AddedLines {
  private final Lines lines;
  private final BitSet added;

  private AddedLines(Lines lines, BitSet added) {
    this.lines = lines;
    this.added = added;
  }

  /// The lines of `now` that are not in `before`. Only the first bytes of each array count.
  public static AddedLines between(byte[] before, int beforeLength, byte[] now, int nowLength) {
    int same = sameLines(before, beforeLength, now, nowLength);
    var rest = Lines.of(now, same, nowLength);
    var numbers = new LineNumbers(Lines.of(before, same, beforeLength), rest);
    var addedToRest = new BitSet(rest.count());
    new Myers(numbers.of(0), numbers.of(1), new BitSet(), addedToRest).compare();
    var lines = Lines.of(now, 0, nowLength);
    var added = new BitSet(lines.count());
    int first = lines.count() - rest.count();
    for (int i = addedToRest.nextSetBit(0); i >= 0; i = addedToRest.nextSetBit(i + 1)) {
      added.set(first + i);
    }
    return new AddedLines(lines, added);
  }

  /// How many bytes are the lines that both start with.
  private static int sameLines(byte[] before, int beforeLength, byte[] now, int nowLength) {
    int different = Arrays.mismatch(before, 0, beforeLength, now, 0, nowLength);
    int same = different < 0 ? nowLength : different;
    while (same > 0 && now[same - 1] != '\n') {
      same--;
    }
    return same;
  }

  /// All lines of a text: it is new altogether.
  public static AddedLines all(byte[] now, int nowLength) {
    var lines = Lines.of(now, 0, nowLength);
    var added = new BitSet(lines.count());
    added.set(0, lines.count());
    return new AddedLines(lines, added);
  }

  /// The lines that are new by both of two comparisons of the same text: what a merge adds is in
  /// none of its parents.
  public AddedLines and(AddedLines other) {
    var both = (BitSet) added.clone();
    both.and(other.added);
    return new AddedLines(lines, both);
  }

  public boolean isEmpty() {
    return added.isEmpty();
  }

  /// How many lines are new.
  public int count() {
    return added.cardinality();
  }

  /// Whether a line is new; the first is 0.
  public boolean contains(int line) {
    return added.get(line);
  }

  /// Whether one of the bytes from `start` to before `end` is in a new line.
  public boolean touches(int start, int end) {
    int low = 0;
    int high = lines.count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lines.end(middle) <= start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int line = added.nextSetBit(low);
    return line >= 0 && lines.start(line) < end;
  }

  /// Where the new lines stand; neighbours are one range.
  public ByteRanges bytes() {
    var ranges = new ByteRanges();
    for (int i = added.nextSetBit(0); i >= 0; i = added.nextSetBit(i + 1)) {
      ranges.add(lines.start(i), lines.end(i));
    }
    return ranges;
  }
}
