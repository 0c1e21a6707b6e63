package dev.coffre.git.history;

import java.util.Arrays;

/// Notes for each object and each path where it ever stood the first commit that has it there. Both
/// are numbers. Thread-safe: objects are spread over parts that are locked one by one.
final class Places {
  private final Part[] parts = new Part[SharedIds.PARTS];

  Places() {
    Arrays.setAll(parts, _ -> new Part());
  }

  /// Is told of a place.
  interface Listener {
    void place(int object, int path, int commit);
  }

  /// A table whose keys are an object and a path, one more than it, so that no key is 0.
  private static final class Part {
    private long[] keys = new long[64];
    private int[] firsts = new int[64];
    private int count;

    synchronized boolean lower(long key, int commit) {
      int slot = slot(key);
      boolean isNew = keys[slot] == 0;
      if (isNew) {
        keys[slot] = key;
        firsts[slot] = commit;
        if (++count > keys.length / 2) {
          grow();
        }
        return true;
      }
      boolean isLower = commit < firsts[slot];
      if (isLower) {
        firsts[slot] = commit;
      }
      return isLower;
    }

    private int slot(long key) {
      int mask = keys.length - 1;
      int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> 32) & mask;
      while (keys[slot] != 0 && keys[slot] != key) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }

    private void grow() {
      var oldKeys = keys;
      var oldFirsts = firsts;
      keys = new long[2 * oldKeys.length];
      firsts = new int[2 * oldKeys.length];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != 0) {
          int slot = slot(oldKeys[i]);
          keys[slot] = oldKeys[i];
          firsts[slot] = oldFirsts[i];
        }
      }
    }

    synchronized void forEach(Listener listener) {
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] != 0) {
          listener.place((int) (keys[i] >>> 32), (int) keys[i] - 1, firsts[i]);
        }
      }
    }
  }

  /// Notes that a commit has an object at a path.
  ///
  /// @return whether no commit before it was known to have it there
  boolean lower(int object, int path, int commit) {
    return parts[object % SharedIds.PARTS].lower((long) object << 32 | (path + 1), commit);
  }

  /// Tells every place, in no order.
  void forEach(Listener listener) {
    for (var part : parts) {
      part.forEach(listener);
    }
  }
}
