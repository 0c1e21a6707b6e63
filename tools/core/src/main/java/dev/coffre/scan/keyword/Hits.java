package dev.coffre.scan.keyword;

import java.util.Arrays;

/// Places where keywords end, and the state there. Grows; may be used again.
public final class Hits {
  private int[] ends = new int[64];
  private int[] states = new int[64];
  private int size;

  /// None yet.
  public Hits() {}

  /// How many there are.
  public int size() {
    return size;
  }

  /// The place behind the keyword's last byte.
  public int end(int index) {
    return ends[index];
  }

  /// The state, for {@link KeywordTable#forEachKeyword}.
  public int state(int index) {
    return states[index];
  }

  void clear() {
    size = 0;
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
    for (int i = 0; i < others.size; i++) {
      add(others.ends[i], others.states[i]);
    }
  }
}
