package dev.coffre.git;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the caller's surroundings say about where the parts of a repository are: what Git takes
/// from its `GIT_…` variables, in hooks above all.
///
/// @param gitDir `GIT_DIR`: instead of looking for one
/// @param workTree `GIT_WORK_TREE`
/// @param commonDir `GIT_COMMON_DIR`
/// @param indexFile `GIT_INDEX_FILE`: also set for `git commit FILE` and `git commit -a`
/// @param objectDirectory `GIT_OBJECT_DIRECTORY`: also the quarantine of what is being received
/// @param alternates `GIT_ALTERNATE_OBJECT_DIRECTORIES`
/// @param ceilings `GIT_CEILING_DIRECTORIES`: folders above which no repository is looked for
public record Surroundings(
    Optional<Path> gitDir,
    Optional<Path> workTree,
    Optional<Path> commonDir,
    Optional<Path> indexFile,
    Optional<Path> objectDirectory,
    List<Path> alternates,
    List<Path> ceilings) {

  public Surroundings {
    alternates = List.copyOf(alternates);
    ceilings = List.copyOf(ceilings);
  }

  /// Surroundings that say nothing.
  public static Surroundings none() {
    return from(Map.of(), Path.of(""));
  }

  /// Reads Git's variables.
  ///
  /// @param folder what relative paths in them start from
  public static Surroundings from(Map<String, String> variables, Path folder) {
    return new Surroundings(
        path(variables, "GIT_DIR", folder),
        path(variables, "GIT_WORK_TREE", folder),
        path(variables, "GIT_COMMON_DIR", folder),
        path(variables, "GIT_INDEX_FILE", folder),
        path(variables, "GIT_OBJECT_DIRECTORY", folder),
        paths(variables, "GIT_ALTERNATE_OBJECT_DIRECTORIES", folder),
        paths(variables, "GIT_CEILING_DIRECTORIES", folder));
  }

  private static Optional<Path> path(Map<String, String> variables, String name, Path folder) {
    return Optional.ofNullable(variables.get(name))
        .filter(value -> !value.isEmpty())
        .map(value -> path(value, folder));
  }

  private static Path path(String value, Path folder) {
    return folder.resolve(value).toAbsolutePath().normalize();
  }

  private static List<Path> paths(Map<String, String> variables, String name, Path folder) {
    var given = variables.getOrDefault(name, "");
    if (given.isEmpty()) {
      return List.of();
    }
    var paths = new ArrayList<Path>();
    for (var value : given.split(File.pathSeparator, -1)) {
      if (!value.isEmpty()) {
        paths.add(path(value, folder));
      }
    }
    return paths;
  }
}
