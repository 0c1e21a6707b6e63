package dev.coffre.git.history;

import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import java.util.List;

/// A blob that a commit brings.
///
/// @param before what stands at the same path in the commit's parents, each blob once; empty if
///   none of them has a file there
public record Introduced(
    ObjectId blob, GitPath path, FileMode mode, ObjectId commit, List<ObjectId> before) {
  public Introduced {
    before = List.copyOf(before);
  }
}
