package dev.coffre.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the parts of a repository are. All paths are absolute.
///
/// @param gitDir holds what belongs to one working tree: `HEAD`, the index
/// @param commonDir holds what all working trees share: references, configuration; often the same
/// @param workTree empty if the repository is bare
/// @param indexFile need not exist
/// @param objects `objects` folders
public record Layout(
    Path gitDir, Path commonDir, Optional<Path> workTree, Path indexFile, List<Path> objects) {

  public Layout {
    objects = List.copyOf(objects);
  }

  /// Where the paths of files start: the work tree, or the git folder of a bare repository.
  public Path top() {
    return workTree.orElse(gitDir);
  }
}
