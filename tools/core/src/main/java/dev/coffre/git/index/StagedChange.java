package dev.coffre.git.index;

import dev.coffre.git.object.GitPath;
import java.util.Optional;

/// What a commit made now would change at one path.
///
/// @param before empty if the file is new
/// @param after empty if it is deleted, or in conflict and so cannot be committed
/// @param similarity in percent: how much of a renamed file stayed; 100 for all other kinds
public record StagedChange(Kind kind, Optional<Side> before, Optional<Side> after, int similarity) {

  /// What is done to the file.
  public enum Kind {
    ADDED,
    MODIFIED,
    /// Only whether it can be executed.
    MODE_CHANGED,
    /// A file became a link or a submodule, or the other way round.
    TYPE_CHANGED,
    RENAMED,
    DELETED,
    UNMERGED
  }

  /// The path it will have, or had.
  ///
  /// @throws IllegalStateException if there is neither
  public GitPath path() {
    return after
        .or(() -> before)
        .map(Side::path)
        .orElseThrow(() -> new IllegalStateException("a change has at least one side"));
  }
}
