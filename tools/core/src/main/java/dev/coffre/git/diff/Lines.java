package dev.coffre.git.diff;

import java.util.Arrays;

/// The lines of a text. A line ends behind its line feed; the last may have none.
final class Lines {
  private final byte[] text;
  private int[] ends = new int[64];
  private int count;

  private Lines(byte[] text) {
    this.text = text;
  }

  static Lines of(byte[] text, int length) {
    var lines = new Lines(text);
    for (int i = 0; i < length; i++) {
      if (text[i] == '\n' || i == length - 1) {
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
    return line == 0 ? 0 : ends[line - 1];
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
