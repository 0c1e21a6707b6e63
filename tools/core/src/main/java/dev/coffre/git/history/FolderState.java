package dev.coffre.git.history;

import java.util.HashMap;
import java.util.Map;

/// A folder as a walk saw it last: most of its next version is the same, and is passed over.
final class FolderState {
  private final int path;
  private final Map<Integer, FolderState> folders = new HashMap<>();
  private FolderVersion last = FolderVersion.EMPTY;

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

  FolderVersion last() {
    return last;
  }

  /// Takes the next version.
  void become(FolderVersion next) {
    last = next;
  }
}
