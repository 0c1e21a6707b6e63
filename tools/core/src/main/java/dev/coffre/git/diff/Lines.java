package dev.coffre.git.diff;

import java.util.Arrays;

/// The lines of a text. A line ends behind its line feed; the last may have none.
final class Lines {
  private final byte[] text;
  private final int from;
  private int[] ends = new int[64];
  private int count;

  private Lines(byte[] text, int from) {
    this.text = text;
    this.from = from;
  }

  /// Those from a byte on, which starts one, up to an end.
  static Lines of(byte[] text, int from, int end) {
    var lines = new Lines(text, from);
    for (int i = from; i < end; i++) {
      if (text[i] == '\n' || i == end - 1) {
        lines.add(i + 1);
      }
    }
    return lines;
  }

  private void add(int end) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = end;
  }

  int count() {
    return count;
  }

  int start(int line) {
    return line == 0 ? from : ends[line - 1];
  }

  int end(int line) {
    return ends[line];
  }

  int hash(int line) {
    int hash = 1;
    for (int i = start(line); i < end(line); i++) {
      hash = 31 * hash + text[i];
    }
    return hash;
  }

  boolean isSame(int line, Lines other, int otherLine) {
    return Arrays.equals(
        text, start(line), end(line), other.text, other.start(otherLine), other.end(otherLine));
  }
}
