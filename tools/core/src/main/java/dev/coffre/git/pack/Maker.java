package dev.coffre.git.pack;

import dev.coffre.git.object.GitException;
import dev.coffre.git.pack.PackEntry.Changes;
import dev.coffre.git.pack.PackEntry.Whole;

/// Makes the objects of a forest, in memory that it uses again.
final class Maker implements AutoCloseable {
  static final byte[] NOTHING = {};
  private static final int SPARE = 12;
  private static final int LARGEST_SPARE = 4 << 20;

  private final DeltaForest forest;
  private final int largest;
  private final Inflation inflation = new Inflation();
  private final Delta delta = new Delta();
  private final byte[][] free = new byte[SPARE][];
  private int freeCount;
  private byte[] script = NOTHING;
  private byte[] content = NOTHING;
  private int length;

  Maker(DeltaForest forest, int largest) {
    this.forest = forest;
    this.largest = largest;
  }

  /// Makes an object that is stored whole.
  ///
  /// @return false if it is too large
  boolean root(int object) throws GitException {
    return switch (forest.entry(object)) {
      case Whole whole -> {
        if (whole.size() > largest) {
          yield false;
        }
        content = take(whole.size() + 1);
        length = whole.size();
        forest.pack().unpack(whole, inflation, content);
        yield true;
      }
      case Changes changes -> throw damaged(changes, "it is no root");
    };
  }

  /// Makes an object from its base.
  ///
  /// @return false if it is too large
  boolean child(int object, byte[] base, int baseLength) throws GitException {
    return switch (forest.entry(object)) {
      case Whole whole -> throw damaged(whole, "it has no base");
      case Changes changes -> {
        open(changes);
        if (delta.resultLength() > largest) {
          yield false;
        }
        content = take(delta.resultLength() + 1);
        length = delta.resultLength();
        if (!delta.apply(base, baseLength, content)) {
          throw damaged(changes, "its delta is not well-formed");
        }
        yield true;
      }
    };
  }

  private void open(Changes changes) throws GitException {
    script = Delta.atLeast(script, changes.size() + 1);
    forest.pack().unpack(changes, inflation, script);
    if (!delta.open(script, changes.size()) || !delta.plausible()) {
      throw damaged(changes, "its delta is not well-formed");
    }
  }

  private GitException damaged(PackEntry entry, String reason) {
    return forest.pack().damaged(entry.data(), reason);
  }

  /// What was made last; the caller's until it frees it.
  byte[] content() {
    return content;
  }

  int length() {
    return length;
  }

  /// How the last child was made.
  Delta delta() {
    return delta;
  }

  private byte[] take(int atLeast) {
    for (int i = freeCount - 1; i >= 0; i--) {
      var candidate = free[i];
      if (candidate.length >= atLeast && candidate.length / 4 <= atLeast + 1024) {
        free[i] = free[--freeCount];
        return candidate;
      }
    }
    return new byte[Math.max(1, atLeast + Math.min(atLeast >> 3, Integer.MAX_VALUE - 8 - atLeast))];
  }

  /// Takes memory back.
  void free(byte[] memory) {
    if (memory.length == 0 || memory.length > LARGEST_SPARE) {
      return;
    }
    if (freeCount < SPARE) {
      free[freeCount++] = memory;
    } else {
      free[memory.length % SPARE] = memory;
    }
  }

  @Override
  public void close() {
    inflation.close();
  }
}
