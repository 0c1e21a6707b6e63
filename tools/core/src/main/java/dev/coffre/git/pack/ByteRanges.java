package dev.coffre.git.pack;

import java.util.Arrays;

/// Ranges of bytes in ascending order that do not touch. A range may be empty: then two parts meet
/// there that were apart before.
public final class ByteRanges {
  private int[] bounds = new int[64];
  private int count;

  /// No ranges.
  public ByteRanges() {}

  public int count() {
    return count;
  }

  public int start(int i) {
    return bounds[2 * i];
  }

  public int end(int i) {
    return bounds[2 * i + 1];
  }

  /// Forgets all ranges.
  public void clear() {
    count = 0;
  }

  /// Adds a range that starts nowhere before the last; one that touches the last makes it longer.
  public void add(int start, int end) {
    if (count > 0 && start <= end(count - 1)) {
      bounds[2 * count - 1] = Math.max(end, bounds[2 * count - 1]);
      return;
    }
    if (2 * count == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * count] = start;
    bounds[2 * count + 1] = end;
    count++;
  }

  /// Puts into `to` these ranges, each longer by `context` at both sides, within `length`.
  public void widen(int context, int length, ByteRanges to) {
    to.clear();
    for (int i = 0; i < count; i++) {
      to.add(Math.max(0, start(i) - context), (int) Math.min(length, (long) end(i) + context));
    }
  }

  /// Puts into `to` these ranges, and with them whatever is shorter than `gap` between two of them
  /// or between one and an end of all `length` bytes.
  public void join(int gap, int length, ByteRanges to) {
    to.clear();
    int behind = 0;
    for (int i = 0; i < count; i++) {
      to.fill(behind, start(i), gap);
      to.add(start(i), end(i));
      behind = end(i);
    }
    to.fill(behind, length, gap);
  }

  private void fill(int behind, int next, int gap) {
    if (next - behind < gap) {
      add(behind, next);
    }
  }
}
