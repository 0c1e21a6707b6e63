package dev.coffre.git.history;

import dev.coffre.git.object.GitObject;
import dev.coffre.git.object.ObjectKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// A folder as a walk saw it last: most of its next version is the same, and is passed over.
final class FolderState {
  private static final GitObject EMPTY = new GitObject(ObjectKind.TREE, new byte[0], 0);

  private final int path;
  private final Map<Integer, FolderState> folders = new HashMap<>();
  private GitObject tree = EMPTY;
  private int[] starts = {0};
  private int count;

  /// @param path its number
  FolderState(int path) {
    this.path = path;
  }

  int path() {
    return path;
  }

  /// The folder in this one whose path has this number.
  FolderState folder(int inner) {
    return folders.computeIfAbsent(inner, FolderState::new);
  }

  /// How many entries at the start are the same in the next version.
  int sameAtStart(GitObject next) {
    int same = Arrays.mismatch(tree.content(), 0, tree.length(), next.content(), 0, next.length());
    if (same < 0) {
      return count;
    }
    int found = Arrays.binarySearch(starts, 0, count + 1, same);
    return found >= 0 ? found : ~found - 1;
  }

  /// Where an entry starts; the one behind the last starts at the end.
  int start(int entry) {
    return starts[entry];
  }

  /// The entry that, with all behind it, is what the next version has from `at` to its end.
  ///
  /// @return -1 if there is none
  int sameToEnd(GitObject next, int at) {
    int start = at - next.length() + tree.length();
    int entry = start < 0 ? -1 : Arrays.binarySearch(starts, 0, count + 1, start);
    boolean same =
        entry >= 0
            && Arrays.equals(
                tree.content(), start, tree.length(), next.content(), at, next.length());
    return same ? entry : -1;
  }

  /// Takes the next version.
  ///
  /// @param first how many entries stay at the start
  /// @param own where the entries that were read start
  /// @param last from which entry on all stay at the end
  void become(GitObject next, int first, Numbers own, int last) {
    int shift = next.length() - tree.length();
    int kept = count + 1 - last;
    var moved = Arrays.copyOf(starts, first + own.count() + kept);
    for (int i = 0; i < own.count(); i++) {
      moved[first + i] = own.get(i);
    }
    for (int i = 0; i < kept; i++) {
      moved[first + own.count() + i] = starts[last + i] + shift;
    }
    tree = next;
    starts = moved;
    count = moved.length - 1;
  }
}
