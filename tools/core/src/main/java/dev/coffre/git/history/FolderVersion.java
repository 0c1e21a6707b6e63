package dev.coffre.git.history;

import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitObject;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.object.TreeCursor;
import java.util.Arrays;

/// A version of a folder and where its entries start, for the next one to be compared with.
/// Immutable.
final class FolderVersion {
  static final FolderVersion EMPTY =
      new FolderVersion(new GitObject(ObjectKind.TREE, new byte[0], 0), new int[] {0});

  /// How the mode of a folder begins.
  private static final byte FOLDER = '4';

  private final GitObject tree;
  private final int[] starts;

  /// @param starts of all entries, and the end
  FolderVersion(GitObject tree, int[] starts) {
    this.tree = tree;
    this.starts = starts;
  }

  private int count() {
    return starts.length - 1;
  }

  /// Where an entry starts; the one behind the last starts at the end.
  int start(int entry) {
    return starts[entry];
  }

  /// The first entry that the next version does not have as it is here, when the entries from one
  /// on are compared with what stands at `at` there.
  int sameUntil(int entry, GitObject next, int at) {
    int same =
        Arrays.mismatch(
            tree.content(), start(entry), tree.length(), next.content(), at, next.length());
    if (same < 0) {
      return count();
    }
    int found = Arrays.binarySearch(starts, entry, starts.length, start(entry) + same);
    return found >= 0 ? found : ~found - 1;
  }

  /// The first entry, from one on, that sorts behind one of the next version.
  int behind(int entry, TreeCursor next) throws Corrupt {
    int at = entry;
    while (at < count() && order(at, next) <= 0) {
      at++;
    }
    return at;
  }

  /// As Git sorts them: as if the name of a folder ended with a slash. Behind a name is a NUL.
  private int order(int entry, TreeCursor next) throws Corrupt {
    byte[] own = tree.content();
    byte[] other = next.content();
    int name = indexOf(' ', start(entry)) + 1;
    int nextName = next.nameStart();
    int common = Math.min(indexOf('\0', name) - name, next.nameEnd() - nextName);
    int order =
        Arrays.compareUnsigned(own, name, name + common, other, nextName, nextName + common);
    return order != 0
        ? order
        : afterName(own[name + common], own[start(entry)] == FOLDER)
            - afterName(other[nextName + common], next.mode() == FileMode.TREE);
  }

  private static int afterName(byte b, boolean folder) {
    return b == 0 && folder ? '/' : b & 0xff;
  }

  private int indexOf(char sought, int from) {
    int at = from;
    while (tree.content()[at] != sought) {
      at++;
    }
    return at;
  }
}
