package dev.coffre.inventory.date;

import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What of a commit's folder still has values to be looked for. A commit that does not touch it
/// hands it on as it is.
///
/// @param tree empty for the work tree
record WaitingFolder(
    Optional<ObjectId> tree, Map<GitPath, WaitingFolder> folders, Map<GitPath, WaitingFile> files) {

  static WaitingFolder empty(Optional<ObjectId> tree) {
    return new WaitingFolder(tree, new HashMap<>(), new HashMap<>());
  }

  boolean isEmpty() {
    return folders.isEmpty() && files.isEmpty();
  }

  /// Adds a file to a folder that is being put together.
  void put(GitPath path, WaitingFile file) {
    var bytes = path.toBytes();
    int start = 0;
    var folder = this;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '/') {
        folder =
            folder.folders.computeIfAbsent(
                GitPath.copyOf(bytes, start, i), _ -> empty(Optional.empty()));
        start = i + 1;
      }
    }
    folder.files.merge(GitPath.copyOf(bytes, start, bytes.length), file, WaitingFile::with);
  }

  void putFolder(GitPath name, WaitingFolder folder) {
    if (!folder.isEmpty()) {
      folders.put(name, folder);
    }
  }

  /// What both have of the same tree.
  WaitingFolder with(WaitingFolder other) {
    var known = tree.or(() -> other.tree);
    var both = new WaitingFolder(known, new HashMap<>(folders), new HashMap<>(files));
    other.folders.forEach((name, folder) -> both.folders.merge(name, folder, WaitingFolder::with));
    other.files.forEach((name, file) -> both.files.merge(name, file, WaitingFile::with));
    return both;
  }

  void values(Consumer<Wanted> each) {
    folders.values().forEach(folder -> folder.values(each));
    files.values().forEach(file -> file.values().forEach(each));
  }
}
