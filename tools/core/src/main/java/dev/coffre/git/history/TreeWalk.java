package dev.coffre.git.history;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.object.TreeCursor;
import dev.coffre.git.store.ObjectReader;

/// Notes the first commit of trees and of all that they hold. For one thread; others may do the
/// same at the same time with other commits.
///
/// A tree is entered only by a commit older than any that entered it before, and then all that it
/// holds is noted for that commit. So in the end the oldest stays, whichever thread came first.
final class TreeWalk {
  private static final int DEEPEST = 2048;

  private final FirstCommits trees;
  private final FirstCommits blobs;
  private final ObjectReader reader;
  private final ObjectFormat format;
  private final FolderState top = new FolderState();
  private int depth;

  TreeWalk(FirstCommits trees, FirstCommits blobs, ObjectReader reader, ObjectFormat format) {
    this.trees = trees;
    this.blobs = blobs;
    this.reader = reader;
    this.format = format;
  }

  /// Notes what a commit has, which must not be older than the last.
  void enter(ObjectId tree, int commit) throws GitException {
    if (trees.lower(tree.toBytes(), 0, commit)) {
      descend(tree, top, commit);
    }
  }

  /// What the folder's last version had too was noted then.
  private void descend(ObjectId id, FolderState folder, int commit) throws GitException {
    if (++depth > DEEPEST) {
      throw new Corrupt("tree " + id, "more than " + DEEPEST + " folders stand in each other");
    }
    var tree = reader.read(id, ObjectKind.TREE);
    int first = folder.sameAtStart(tree);
    var own = new Numbers();
    var entries = new TreeCursor(id, tree, format);
    entries.skipTo(folder.start(first));
    int last = folder.sameToEnd(tree, folder.start(first));
    while (last < 0) {
      own.add(entries.position());
      if (!entries.next()) {
        throw new Corrupt("tree " + id, "an entry is not well-formed");
      }
      note(entries, folder, commit);
      last = folder.sameToEnd(tree, entries.position());
    }
    folder.become(tree, first, own, last);
    depth--;
  }

  private void note(TreeCursor entry, FolderState folder, int commit) throws GitException {
    switch (entry.mode()) {
      case FILE, EXECUTABLE, SYMLINK -> blobs.lower(entry.content(), entry.idStart(), commit);
      case TREE -> {
        if (trees.lower(entry.content(), entry.idStart(), commit)) {
          var name = GitPath.copyOf(entry.content(), entry.nameStart(), entry.nameEnd());
          descend(entry.id(), folder.folder(name), commit);
        }
      }
      case GITLINK -> {}
    }
  }
}
