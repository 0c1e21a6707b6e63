package dev.coffre.git.history;

import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.Signature;
import java.util.List;

/// Where a blob came from.
///
/// @param commit the oldest commit that has it at these paths
/// @param position of that commit among all of a history, each behind its parents
/// @param author who wrote that commit, and when
/// @param subject the first line of its message
/// @param paths at least one
public record Origin(
    ObjectId commit, int position, Signature author, String subject, List<GitPath> paths) {
  public Origin {
    paths = List.copyOf(paths);
  }
}
