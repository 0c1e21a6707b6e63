package dev.coffre.pattern;

import java.util.Arrays;

/// A text while a pattern is matched against it: where it starts and ends, and what was remembered
/// of it. For one thread.
final class Subject {
  private static final int NOTHING = -1;
  private static final int[] NO_PLACES = {};

  final byte[] text;
  final int start;
  final int limit;

  /// How many loops are being matched within each other.
  int depth;

  private final int[] marks;
  private final int[] rounds;

  /// @param groups how many parts are remembered
  /// @param loops how many loops the pattern has
  Subject(byte[] text, int start, int limit, int groups, int loops) {
    this.text = text;
    this.start = start;
    this.limit = limit;
    this.marks = nothing(2 * groups);
    this.rounds = nothing(loops);
  }

  private static int[] nothing(int count) {
    if (count == 0) {
      return NO_PLACES;
    }
    var places = new int[count];
    Arrays.fill(places, NOTHING);
    return places;
  }

  /// Remembers where the round of a loop starts, and says where the one before did.
  int round(int loop, int at) {
    int before = rounds[loop];
    rounds[loop] = at;
    return before;
  }

  /// Remembers a place, and says what was there.
  int mark(int slot, int at) {
    int before = marks[slot];
    marks[slot] = at;
    return before;
  }

  int[] marks() {
    return marks;
  }

  boolean isWord(int at) {
    return at >= start && at < limit && ByteSet.WORD.has(text[at]);
  }
}
