package dev.coffre.git.diff;

import java.util.Arrays;
import java.util.BitSet;

/// Finds a shortest way from one sequence to another in linear space (Myers, "An O(ND) Difference
/// Algorithm and Its Variations", 1986), and marks what it removes and adds.
///
/// Where the sequences differ so much that it would take long, all of the part is marked as removed
/// and added: more than need be, never less.
final class Myers {
  private static final int MOST_STEPS = 1500;

  private final int[] before;
  private final int[] now;
  private final BitSet removed;
  private final BitSet added;
  private final int zero;
  private final int[] forward;
  private final int[] backward;

  /// A run of equal elements in the middle of a shortest way; `end` is behind it.
  private record Snake(int startBefore, int startNow, int endBefore, int endNow) {
    private static final Snake NOT_FOUND = new Snake(-1, -1, -1, -1);

    boolean isFound() {
      return startBefore >= 0;
    }
  }

  private record Part(int fromBefore, int toBefore, int fromNow, int toNow) {
    int lengthBefore() {
      return toBefore - fromBefore;
    }

    int lengthNow() {
      return toNow - fromNow;
    }
  }

  /// @param removed gets the indexes in `before`
  /// @param added gets the indexes in `now`
  Myers(int[] before, int[] now, BitSet removed, BitSet added) {
    this.before = before;
    this.now = now;
    this.removed = removed;
    this.added = added;
    this.zero = Math.min(MOST_STEPS, (before.length + now.length + 1) / 2) + 1;
    this.forward = new int[2 * zero + 1];
    this.backward = new int[2 * zero + 1];
  }

  void compare() {
    compare(new Part(0, before.length, 0, now.length));
  }

  private void compare(Part whole) {
    var part = withoutEqualEnds(whole);
    if (part.lengthBefore() == 0 || part.lengthNow() == 0) {
      mark(part);
      return;
    }
    var middle = middle(part);
    if (!middle.isFound()) {
      mark(part);
      return;
    }
    compare(new Part(part.fromBefore(), middle.startBefore(), part.fromNow(), middle.startNow()));
    compare(new Part(middle.endBefore(), part.toBefore(), middle.endNow(), part.toNow()));
  }

  private void mark(Part part) {
    removed.set(part.fromBefore(), part.toBefore());
    added.set(part.fromNow(), part.toNow());
  }

  private Part withoutEqualEnds(Part part) {
    int a = part.fromBefore();
    int b = part.fromNow();
    while (a < part.toBefore() && b < part.toNow() && before[a] == now[b]) {
      a++;
      b++;
    }
    int endA = part.toBefore();
    int endB = part.toNow();
    while (a < endA && b < endB && before[endA - 1] == now[endB - 1]) {
      endA--;
      endB--;
    }
    return new Part(a, endA, b, endB);
  }

  /// Searches from both ends at once until the two meet.
  private Snake middle(Part part) {
    int all = part.lengthBefore() + part.lengthNow();
    int most = Math.min(zero - 1, (all + 1) / 2);
    Arrays.fill(forward, zero - most - 1, zero + most + 2, 0);
    Arrays.fill(backward, zero - most - 1, zero + most + 2, 0);
    for (int steps = 0; steps <= most; steps++) {
      var found = forward(part, steps);
      if (!found.isFound()) {
        found = backward(part, steps);
      }
      if (found.isFound()) {
        return found;
      }
    }
    return Snake.NOT_FOUND;
  }

  private Snake forward(Part part, int steps) {
    int difference = part.lengthBefore() - part.lengthNow();
    for (int k = first(part, steps); k <= last(part, steps); k += 2) {
      int x = farthest(forward, k, steps);
      int start = x;
      int a = part.fromBefore();
      int b = part.fromNow() - k;
      while (a + x < part.toBefore() && b + x < part.toNow() && before[a + x] == now[b + x]) {
        x++;
      }
      forward[zero + k] = x;
      int other = difference - k;
      if ((difference & 1) != 0
          && Math.abs(other) < steps
          && x + backward[zero + other] >= part.lengthBefore()) {
        return new Snake(a + start, b + start, a + x, b + x);
      }
    }
    return Snake.NOT_FOUND;
  }

  private Snake backward(Part part, int steps) {
    int difference = part.lengthBefore() - part.lengthNow();
    for (int k = first(part, steps); k <= last(part, steps); k += 2) {
      int x = farthest(backward, k, steps);
      int start = x;
      int a = part.toBefore();
      int b = part.toNow() + k;
      while (a - x > part.fromBefore()
          && b - x > part.fromNow()
          && before[a - x - 1] == now[b - x - 1]) {
        x++;
      }
      backward[zero + k] = x;
      int other = difference - k;
      if ((difference & 1) == 0
          && Math.abs(other) <= steps
          && x + forward[zero + other] >= part.lengthBefore()) {
        return new Snake(a - x, b - x, a - start, b - start);
      }
    }
    return Snake.NOT_FOUND;
  }

  /// Diagonals outside the part are passed over.
  private static int first(Part part, int steps) {
    return -(steps - 2 * Math.max(0, steps - part.lengthNow()));
  }

  private static int last(Part part, int steps) {
    return steps - 2 * Math.max(0, steps - part.lengthBefore());
  }

  private int farthest(int[] reached, int k, int steps) {
    boolean down = k == -steps || (k != steps && reached[zero + k - 1] < reached[zero + k + 1]);
    return down ? reached[zero + k + 1] : reached[zero + k - 1] + 1;
  }
}
