package dev.coffre.git.index;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.object.TreeCursor;
import dev.coffre.git.store.ObjectReader;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/// The files of a tree and all trees in it.
public final class TreeFiles {
  private TreeFiles() {}

  /// Tells every file, link and submodule, in the order of the index.
  ///
  /// @param folder where the tree stands; empty for the top
  public static void list(
      GitPath folder, ObjectId tree, ObjectReader reader, ObjectFormat format, Consumer<Side> files)
      throws GitException {
    list(folder, tree, reader, format, (_, _) -> false, files);
  }

  /// The same without what is in some folders.
  ///
  /// @param leftOut asked of each folder and its tree before that is read
  static void list(
      GitPath folder,
      ObjectId tree,
      ObjectReader reader,
      ObjectFormat format,
      BiPredicate<GitPath, ObjectId> leftOut,
      Consumer<Side> files)
      throws GitException {
    if (leftOut.test(folder, tree)) {
      return;
    }
    var entries = new TreeCursor(tree, reader.read(tree, ObjectKind.TREE), format);
    while (entries.next()) {
      var path = folder.child(entries.content(), entries.nameStart(), entries.nameEnd());
      switch (entries.mode()) {
        case TREE -> list(path, entries.id(), reader, format, leftOut, files);
        case FILE, EXECUTABLE, SYMLINK, GITLINK ->
            files.accept(new Side(path, entries.mode(), entries.id()));
      }
    }
  }
}
