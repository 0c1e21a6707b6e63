package dev.coffre.inventory.date;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.object.TreeCursor;
import dev.coffre.git.store.ObjectReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Holds what waits in one tree against another. Only what differs is read.
final class Comparison {
  private static final GitPath TOP = GitPath.of("");

  private final ObjectReader reader;
  private final ObjectFormat format;
  private final VersionReader versions;

  Comparison(ObjectReader reader, ObjectFormat format, VersionReader versions) {
    this.reader = reader;
    this.format = format;
    this.versions = versions;
  }

  /// Says which values an older tree has too, under the same names.
  Split split(WaitingFolder folder, ObjectId older) throws GitException {
    return split(folder, Optional.of(older), TOP);
  }

  private Split split(WaitingFolder folder, Optional<ObjectId> older, GitPath path)
      throws GitException {
    if (older.isEmpty()) {
      return new Split(WaitingFolder.empty(older), folder);
    }
    if (folder.tree().equals(older)) {
      return new Split(folder, WaitingFolder.empty(older));
    }
    var split = new Split(WaitingFolder.empty(older), WaitingFolder.empty(folder.tree()));
    var folders = new HashMap<GitPath, ObjectId>();
    var files = new HashMap<GitPath, ObjectId>();
    find(older.get(), folder, folders, files);
    for (var child : folder.folders().entrySet()) {
      var name = child.getKey();
      var id = Optional.ofNullable(folders.get(name));
      var parts = split(child.getValue(), id, child(path, name));
      split.same().putFolder(name, parts.same());
      split.other().putFolder(name, parts.other());
    }
    for (var child : folder.files().entrySet()) {
      var name = child.getKey();
      var blob = Optional.ofNullable(files.get(name));
      splitFile(name, child.getValue(), blob, child(path, name), split);
    }
    return split;
  }

  private void splitFile(
      GitPath name, WaitingFile file, Optional<ObjectId> older, GitPath path, Split into)
      throws GitException {
    if (older.isEmpty()) {
      into.other().files().put(name, file);
    } else if (older.equals(file.blob())) {
      into.same().files().put(name, file);
    } else {
      var known = version(path, older.get());
      var same = new ArrayList<Wanted>();
      var other = new ArrayList<Wanted>();
      for (var value : file.values()) {
        (known.contains(value.value()) ? same : other).add(value);
      }
      if (!same.isEmpty()) {
        into.same().files().put(name, new WaitingFile(older, same));
      }
      if (!other.isEmpty()) {
        into.other().files().put(name, new WaitingFile(file.blob(), other));
      }
    }
  }

  /// The values of a file's version.
  Set<DatedValue> version(GitPath path, ObjectId blob) throws GitException {
    var content = reader.read(blob, ObjectKind.BLOB).toBytes();
    return versions.read(path.toString(), content);
  }

  private void find(
      ObjectId tree,
      WaitingFolder wanted,
      Map<GitPath, ObjectId> folders,
      Map<GitPath, ObjectId> files)
      throws GitException {
    var entries = new TreeCursor(tree, reader.read(tree, ObjectKind.TREE), format);
    int missing = wanted.folders().size() + wanted.files().size();
    while (missing > 0 && entries.next()) {
      var name = GitPath.copyOf(entries.content(), entries.nameStart(), entries.nameEnd());
      if (wanted.folders().containsKey(name) || wanted.files().containsKey(name)) {
        missing--;
        switch (entries.mode()) {
          case TREE -> folders.put(name, entries.id());
          case FILE, EXECUTABLE -> files.put(name, entries.id());
          case SYMLINK, GITLINK -> {}
        }
      }
    }
  }

  private static GitPath child(GitPath folder, GitPath name) {
    var bytes = name.toBytes();
    return folder.child(bytes, 0, bytes.length);
  }
}
