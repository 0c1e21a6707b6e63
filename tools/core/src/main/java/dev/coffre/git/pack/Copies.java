package dev.coffre.git.pack;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Which parts of a content were taken unchanged from its base, in ascending order of where they
/// went.
public final class Copies {
  private int[] parts = new int[96];
  private int count;

  /// No copies.
  public Copies() {}

  public int count() {
    return count;
  }

  /// Where the part stands in the base.
  public int from(int i) {
    return parts[3 * i];
  }

  /// Where it stands now.
  public int to(int i) {
    return parts[3 * i + 1];
  }

  public int length(int i) {
    return parts[3 * i + 2];
  }

  /// Tells each place where the base's bytes from `start` to `end` stand now, whole.
  public void places(int start, int end, IntConsumer place) {
    for (int i = 0; i < count; i++) {
      if (from(i) <= start && end <= from(i) + length(i)) {
        place.accept(to(i) + start - from(i));
      }
    }
  }

  void clear() {
    count = 0;
  }

  /// Adds a part.
  ///
  /// @return whether it continues the one before, so that nothing new meets here
  boolean add(int from, int to, int length) {
    int last = count - 1;
    if (last >= 0
        && from(last) + length(last) == from
        && to(last) + length(last) == to
        && length(last) <= Integer.MAX_VALUE - length) {
      parts[3 * last + 2] += length;
      return true;
    }
    if (3 * count == parts.length) {
      parts = Arrays.copyOf(parts, 2 * parts.length);
    }
    parts[3 * count] = from;
    parts[3 * count + 1] = to;
    parts[3 * count + 2] = length;
    count++;
    return false;
  }
}
