package dev.coffre.sops.store;

import dev.coffre.sops.tree.TreePath;
import java.util.List;

/// A comment of the text that sops does not see: it belongs to nothing in the tree, so that it is
/// not encrypted with anything, and it gets lost when sops writes the file.
public interface LooseComment {

  /// What follows the comment mark.
  String text();

  /// The line it stands in, from 1.
  int line();

  /// The collections that a reader of the text may take it to stand in.
  ///
  /// @throws StoreException if a way there has no path
  List<TreePath> places() throws StoreException;
}
