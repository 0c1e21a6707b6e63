package dev.coffre.git.history;

import java.util.Arrays;

/// A growing list of numbers.
final class Numbers {
  private int[] values = new int[16];
  private int count;

  void add(int value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  int get(int i) {
    return values[i];
  }

  int[] toArray() {
    return Arrays.copyOf(values, count);
  }

  int count() {
    return count;
  }
}
