package dev.coffre.scan.keyword;

import java.util.Arrays;

/// Places where beginnings of keywords end, and the state there.
final class Hits {
  private int[] ends = new int[64];
  private int[] states = new int[64];
  private int size;

  /// How many there are.
  int size() {
    return size;
  }

  /// The place behind the beginning's last byte.
  int end(int index) {
    return ends[index];
  }

  int state(int index) {
    return states[index];
  }

  void add(int end, int state) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      states = Arrays.copyOf(states, size * 2);
    }
    ends[size] = end;
    states[size++] = state;
  }

  void addIf(boolean wanted, int end, int state) {
    if (wanted) {
      add(end, state);
    }
  }

  void addAll(Hits others) {
    if (size + others.size > ends.length) {
      int capacity = Math.max(size + others.size, size * 2);
      ends = Arrays.copyOf(ends, capacity);
      states = Arrays.copyOf(states, capacity);
    }
    System.arraycopy(others.ends, 0, ends, size, others.size);
    System.arraycopy(others.states, 0, states, size, others.size);
    size += others.size;
  }
}
