package dev.coffre.git.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What turns one text into another, by whole lines. Immutable.
///
/// @param changes in the order of the lines; between two of them at least one line is the same
/// @param beforeEnds the offset behind each line of the older text
/// @param nowEnds the offset behind each line of the newer text
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LineChanges(List<Change> changes, int[] beforeEnds, int[] nowEnds) {
  public LineChanges {
    changes = List.copyOf(changes);
  }

  /// Lines of the older text, from 0, and the lines that stand in their place; either may be none.
  public record Change(int fromBefore, int toBefore, int fromNow, int toNow) {}

  /// Compares two texts. Where they differ very much, more may count as changed than need be.
  public static LineChanges between(byte[] before, byte[] now) {
    var old = Lines.of(before, 0, before.length);
    var lines = Lines.of(now, 0, now.length);
    var numbers = new LineNumbers(old, lines);
    var removed = new BitSet(old.count());
    var added = new BitSet(lines.count());
    new Myers(numbers.of(0), numbers.of(1), removed, added).compare();
    return new LineChanges(
        changes(removed, old.count(), added, lines.count()), ends(old), ends(lines));
  }

  private static List<Change> changes(BitSet removed, int before, BitSet added, int now) {
    var changes = new ArrayList<Change>();
    int old = 0;
    int line = 0;
    while (old < before || line < now) {
      int toBefore = removed.nextClearBit(old);
      int toNow = added.nextClearBit(line);
      if (toBefore > old || toNow > line) {
        changes.add(new Change(old, toBefore, line, toNow));
      }
      old = toBefore + 1;
      line = toNow + 1;
    }
    return changes;
  }

  private static int[] ends(Lines lines) {
    var ends = new int[lines.count()];
    for (int line = 0; line < ends.length; line++) {
      ends[line] = lines.end(line);
    }
    return ends;
  }

  /// How many lines the older text has.
  public int linesBefore() {
    return beforeEnds.length;
  }

  /// The offset at which a line of the older text begins; the one behind the last is its end.
  public int beforeStart(int line) {
    return line == 0 ? 0 : beforeEnds[line - 1];
  }

  /// The offset at which a line of the newer text begins.
  public int nowStart(int line) {
    return line == 0 ? 0 : nowEnds[line - 1];
  }
}
