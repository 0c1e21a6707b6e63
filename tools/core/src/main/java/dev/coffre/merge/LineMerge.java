package dev.coffre.merge;

import dev.coffre.git.diff.LineChanges;
import dev.coffre.git.diff.LineChanges.Change;
import dev.coffre.merge.Piece.Disputed;
import dev.coffre.merge.Piece.Settled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Merges two texts by the lines that each changed of a third.
public final class LineMerge {
  private final byte[] base;
  private final Hunks ours;
  private final Hunks theirs;
  private final Neighbours neighbours;
  private final List<Piece> pieces = new ArrayList<>();
  private int done;

  /// Whether changes of neighbouring lines touch each other.
  public enum Neighbours {
    /// They do, as in Git: the result is taken as it is.
    TOUCH,
    /// They do not: whoever asks holds the result against what it should say.
    APART
  }

  private LineMerge(byte[] base, Hunks ours, Hunks theirs, Neighbours neighbours) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
    this.neighbours = neighbours;
  }

  /// Merges them.
  public static MergedText of(byte[] base, byte[] ours, byte[] theirs, Neighbours neighbours) {
    boolean single = neighbours == Neighbours.APART;
    var merge =
        new LineMerge(
            base,
            new Hunks(ours, LineChanges.between(base, ours), single),
            new Hunks(theirs, LineChanges.between(base, theirs), single),
            neighbours);
    return new MergedText(merge.merge());
  }

  /// The changes of one side, gone through from the first line to the last.
  private static final class Hunks {
    private final byte[] text;
    private final LineChanges lines;
    private final List<Change> changes;
    private int next;

    /// @param single whether as many lines in place of as many are a change each
    Hunks(byte[] text, LineChanges lines, boolean single) {
      this.text = text;
      this.lines = lines;
      this.changes = single ? split(lines.changes()) : lines.changes();
    }

    private static List<Change> split(List<Change> changes) {
      var single = new ArrayList<Change>();
      for (var change : changes) {
        int length = change.toBefore() - change.fromBefore();
        if (length != change.toNow() - change.fromNow()) {
          single.add(change);
          continue;
        }
        for (int i = 0; i < length; i++) {
          single.add(
              new Change(
                  change.fromBefore() + i,
                  change.fromBefore() + i + 1,
                  change.fromNow() + i,
                  change.fromNow() + i + 1));
        }
      }
      return single;
    }

    boolean hasNext() {
      return next < changes.size();
    }

    Change peek() {
      return changes.get(next);
    }

    Change next() {
      return changes.get(next++);
    }

    byte[] lines(Change change) {
      return Arrays.copyOfRange(
          text, lines.nowStart(change.fromNow()), lines.nowStart(change.toNow()));
    }

    int start(int line) {
      return lines.beforeStart(line);
    }
  }

  /// A run of lines of the base that changes of one or both sides reach over.
  private static final class Region {
    private final int from;
    private int to;
    private final List<Change> ours = new ArrayList<>();
    private final List<Change> theirs = new ArrayList<>();

    Region(int from) {
      this.from = from;
      this.to = from;
    }

    /// Whether it took the next change of a side, which has to reach into it.
    boolean take(Hunks side, List<Change> into, Neighbours neighbours) {
      if (!side.hasNext()) {
        return false;
      }
      int start = side.peek().fromBefore();
      boolean reaches = neighbours == Neighbours.TOUCH ? start <= to : start < to;
      if (reaches) {
        add(side.next(), into);
      }
      return reaches;
    }

    void add(Change change, List<Change> into) {
      into.add(change);
      to = Math.max(to, change.toBefore());
    }
  }

  private List<Piece> merge() {
    while (ours.hasNext() || theirs.hasNext()) {
      var region = isBefore(theirs, ours) ? begin(theirs) : begin(ours);
      boolean grown = true;
      while (grown) {
        grown =
            region.take(ours, region.ours, neighbours)
                || region.take(theirs, region.theirs, neighbours);
      }
      settle(baseLines(done, region.from));
      add(region);
      done = region.to;
    }
    settle(baseLines(done, ours.lines.linesBefore()));
    return pieces;
  }

  /// What both sides insert at one place is theirs below ours; the same lines are taken once.
  private Region begin(Hunks side) {
    var first = side.peek();
    var region = new Region(first.fromBefore());
    var other = side == ours ? theirs : ours;
    if (first.toBefore() == first.fromBefore() && other.hasNext() && isSame(side, other)) {
      other.next();
    }
    region.add(side.next(), side == ours ? region.ours : region.theirs);
    return region;
  }

  private static boolean isSame(Hunks side, Hunks other) {
    return side.peek().fromBefore() == other.peek().fromBefore()
        && side.peek().toBefore() == other.peek().toBefore()
        && Arrays.equals(side.lines(side.peek()), other.lines(other.peek()));
  }

  /// Whether the next change of a side comes first; of two at one place, the one that only inserts.
  private static boolean isBefore(Hunks side, Hunks other) {
    if (!side.hasNext() || !other.hasNext()) {
      return side.hasNext();
    }
    var one = side.peek();
    var two = other.peek();
    return one.fromBefore() != two.fromBefore()
        ? one.fromBefore() < two.fromBefore()
        : one.toBefore() == one.fromBefore() && two.toBefore() > two.fromBefore();
  }

  private void add(Region region) {
    var mine = version(ours, region.ours, region);
    var yours = version(theirs, region.theirs, region);
    if (region.theirs.isEmpty() || Arrays.equals(mine, yours)) {
      settle(mine);
    } else if (region.ours.isEmpty()) {
      settle(yours);
    } else {
      pieces.add(new Disputed(mine, yours));
    }
  }

  private byte[] version(Hunks side, List<Change> changes, Region region) {
    var text = new ByteArrayOutputStream();
    int line = region.from;
    for (var change : changes) {
      text.writeBytes(baseLines(line, change.fromBefore()));
      text.writeBytes(side.lines(change));
      line = change.toBefore();
    }
    text.writeBytes(baseLines(line, region.to));
    return text.toByteArray();
  }

  private byte[] baseLines(int from, int to) {
    return Arrays.copyOfRange(base, ours.start(from), ours.start(to));
  }

  private void settle(byte[] lines) {
    pieces.add(new Settled(lines));
  }
}
