package dev.coffre.git;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.NotARepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/// Looks for a repository in a folder and those above it.
final class Discovery {
  private static final String POINTER = "gitdir: ";

  private final Path start;
  private final Surroundings surroundings;

  private record Place(Path gitDir, Optional<Path> workTree) {}

  private Discovery(Path start, Surroundings surroundings) {
    this.start = start.toAbsolutePath().normalize();
    this.surroundings = surroundings;
  }

  /// A repository and what its configuration says.
  record Found(Layout layout, GitConfig config) {}

  static Found find(Path start, Surroundings surroundings) throws GitException {
    return new Discovery(start, surroundings).find();
  }

  private Found find() throws GitException {
    var given = surroundings.gitDir();
    var place = given.isPresent() ? given(given.get()) : search();
    var commonDir = commonDir(place.gitDir());
    if (!isGitDir(place.gitDir(), commonDir)) {
      throw new NotARepository(place.gitDir(), "it has no HEAD, objects or refs");
    }
    var config = GitConfig.read(commonDir.resolve("config"));
    return new Found(layout(place, commonDir, config), config);
  }

  private Layout layout(Place place, Path commonDir, GitConfig config) {
    var objects = new ArrayList<Path>();
    objects.add(surroundings.objectDirectory().orElse(commonDir.resolve("objects")));
    objects.addAll(surroundings.alternates());
    return new Layout(
        place.gitDir(),
        commonDir,
        surroundings.workTree().or(() -> workTree(place, config)),
        surroundings.indexFile().orElse(place.gitDir().resolve("index")),
        objects);
  }

  private static Optional<Path> workTree(Place place, GitConfig config) {
    var configured = config.last("core.worktree").map(place.gitDir()::resolve);
    if (configured.isPresent()) {
      return configured.map(Path::normalize);
    }
    boolean ownDir = String.valueOf(place.gitDir().getFileName()).equals(".git");
    return config.isTrue("core.bare") && ownDir ? Optional.empty() : place.workTree();
  }

  /// A folder that was named is not searched further; without more it belongs to the start folder.
  private Place given(Path gitDir) throws GitException {
    var target = Files.isRegularFile(gitDir) ? follow(gitDir) : gitDir;
    var bare = GitConfig.read(commonDir(target).resolve("config")).isTrue("core.bare");
    return new Place(target, bare ? Optional.empty() : Optional.of(start));
  }

  private Place search() throws GitException {
    for (var folder = start; folder != null; folder = folder.getParent()) {
      if (!folder.equals(start) && surroundings.ceilings().contains(folder)) {
        break;
      }
      var git = folder.resolve(".git");
      if (Files.isRegularFile(git)) {
        return new Place(follow(git), Optional.of(folder));
      }
      if (isGitDir(git, commonDir(git))) {
        return new Place(git, Optional.of(folder));
      }
      if (isGitDir(folder, commonDir(folder))) {
        return new Place(folder, Optional.empty());
      }
    }
    throw new NotARepository(start, "neither it nor a folder above it has a .git");
  }

  /// Follows the `.git` file of a linked working tree or a submodule.
  private static Path follow(Path file) throws GitException {
    String line = SmallFile.read(file).orElse("").stripTrailing();
    if (!line.startsWith(POINTER)) {
      throw new NotARepository(file, "a .git file starts with 'gitdir: '");
    }
    return file.resolveSibling(line.substring(POINTER.length())).toAbsolutePath().normalize();
  }

  private Path commonDir(Path gitDir) throws GitException {
    var given = surroundings.commonDir();
    if (given.isPresent()) {
      return given.get();
    }
    var file = gitDir.resolve("commondir");
    return Files.isRegularFile(file)
        ? gitDir.resolve(SmallFile.read(file).orElse("").strip()).normalize()
        : gitDir;
  }

  private boolean isGitDir(Path gitDir, Path commonDir) {
    var objects = surroundings.objectDirectory().orElse(commonDir.resolve("objects"));
    var head = gitDir.resolve("HEAD");
    return (Files.isRegularFile(head) || Files.isSymbolicLink(head))
        && Files.isDirectory(objects)
        && Files.isDirectory(commonDir.resolve("refs"));
  }
}
