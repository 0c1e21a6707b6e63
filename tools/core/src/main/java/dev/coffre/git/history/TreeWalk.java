package dev.coffre.git.history;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.Unsupported;
import dev.coffre.git.object.GitObject;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.object.TreeCursor;
import dev.coffre.git.store.ObjectReader;

/// Notes the first commit of trees and of all that they hold, for each path where they stand. For
/// one thread; others may do the same at the same time with other commits.
///
/// A tree is entered at a path only by a commit older than any that entered it there before, and
/// then all that it holds is noted for that commit. So in the end the oldest stays, whichever
/// thread came first.
final class TreeWalk {
  private static final int DEEPEST = 2048;

  private final Inventory inventory;
  private final ObjectReader reader;
  private final ObjectFormat format;
  private final FolderState top = new FolderState(Paths.TOP);
  private int depth;

  TreeWalk(Inventory inventory, ObjectReader reader, ObjectFormat format) {
    this.inventory = inventory;
    this.reader = reader;
    this.format = format;
  }

  /// Notes what a commit has, which must not be older than the last.
  void enter(ObjectId tree, int commit) throws GitException {
    if (inventory.noteTree(tree.toBytes(), 0, Paths.TOP, commit)) {
      descend(tree, top, commit);
    }
  }

  /// What the folder's last version had too was noted then.
  private void descend(ObjectId id, FolderState folder, int commit) throws GitException {
    if (++depth > DEEPEST) {
      throw new Corrupt("tree " + id, "more than " + DEEPEST + " folders stand in each other");
    }
    if (inventory.isOvergrown()) {
      throw new Unsupported("tree " + id, "its folders unfold to too many paths");
    }
    var tree = reader.read(id, ObjectKind.TREE);
    var last = folder.last();
    var starts = new Numbers();
    var entries = new TreeCursor(id, tree, format);
    int known = skip(last, 0, tree, entries, starts);
    while (entries.next()) {
      note(entries, folder, commit);
      known = skip(last, last.behind(known, entries), tree, entries, starts);
    }
    folder.become(new FolderVersion(tree, starts.toArray()));
    depth--;
  }

  /// Passes over what stands here as it stood in the last version, and notes where entries start.
  ///
  /// @param known where in the last version to look
  /// @return where in the last version the cursor stands now
  private static int skip(
      FolderVersion last, int known, GitObject tree, TreeCursor entries, Numbers starts) {
    int same = last.sameUntil(known, tree, entries.position());
    int distance = entries.position() - last.start(known);
    for (int entry = known; entry <= same; entry++) {
      starts.add(last.start(entry) + distance);
    }
    entries.skipTo(last.start(same) + distance);
    return same;
  }

  private void note(TreeCursor entry, FolderState folder, int commit) throws GitException {
    switch (entry.mode()) {
      case FILE, EXECUTABLE, SYMLINK ->
          inventory.noteBlob(
              entry.content(), entry.idStart(), inventory.path(folder.path(), name(entry)), commit);
      case TREE -> {
        int path = inventory.path(folder.path(), name(entry));
        if (inventory.noteTree(entry.content(), entry.idStart(), path, commit)) {
          descend(entry.id(), folder.folder(path), commit);
        }
      }
      case GITLINK -> {}
    }
  }

  private static GitPath name(TreeCursor entry) {
    return GitPath.copyOf(entry.content(), entry.nameStart(), entry.nameEnd());
  }
}
