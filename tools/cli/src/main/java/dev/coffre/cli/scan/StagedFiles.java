package dev.coffre.cli.scan;

import dev.coffre.git.Repository;
import dev.coffre.git.index.Index;
import dev.coffre.git.index.IndexEntry;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.policy.Neighbours;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The files as the next commit will have them, by the paths that they have in the work tree; there
/// is nothing outside of it.
///
/// @param root of the work tree
public record StagedFiles(Repository repository, Index index, Path root) implements Neighbours {
  private static final long CACHE = 4 << 20;

  /// Those of a repository. The index is not verified, as Git does not verify it: what a commit
  /// would have is what is read here.
  public static StagedFiles of(Repository repository) throws GitException {
    return new StagedFiles(repository, Index.open(repository), repository.layout().top());
  }

  /// Where a file would be in the work tree.
  public Path path(GitPath path) {
    return path.in(root);
  }

  boolean has(Path file) {
    return entry(file).isPresent();
  }

  private Optional<IndexEntry> entry(Path file) {
    boolean below = file.startsWith(root) && file.getNameCount() > root.getNameCount();
    return below ? index.find(name(file)) : Optional.empty();
  }

  private GitPath name(Path file) {
    var separator = file.getFileSystem().getSeparator();
    var below = file.subpath(root.getNameCount(), file.getNameCount());
    return GitPath.of(below.toString().replace(separator, "/"));
  }

  @Override
  public Optional<byte[]> read(Path file) throws IOException {
    var entry = entry(file).filter(found -> found.mode().isBlob());
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    try (var reader = repository.store().reader(CACHE)) {
      return Optional.of(reader.read(entry.get().id(), ObjectKind.BLOB).toBytes());
    }
  }
}
