package dev.coffre.cli.scan;

import dev.coffre.git.Repository;
import dev.coffre.git.index.Side;
import dev.coffre.git.index.TreeFiles;
import dev.coffre.git.object.Commit;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import dev.coffre.policy.Neighbours;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The files as a commit has them, by the paths that they have in the work tree; there is nothing
/// outside of it.
///
/// @param root of the work tree
record CommitFiles(ObjectReader reader, Path root, Map<Path, Side> files) implements Neighbours {

  /// Those of a commit.
  static CommitFiles of(Repository repository, ObjectReader reader, ObjectId id)
      throws GitException {
    var root = repository.layout().top();
    var files = new HashMap<Path, Side>();
    var commit = Commit.parse(id, reader.read(id, ObjectKind.COMMIT), repository.format());
    TreeFiles.list(
        GitPath.of(""),
        commit.tree(),
        reader,
        repository.format(),
        side -> files.put(side.path().in(root), side));
    return new CommitFiles(reader, root, files);
  }

  /// Where a file would be in the work tree.
  Path path(GitPath path) {
    return path.in(root);
  }

  /// Whether the commit has this content at this path.
  boolean has(GitPath path, ObjectId blob) {
    var side = files.get(path(path));
    return side != null && side.id().equals(blob);
  }

  @Override
  public Optional<byte[]> read(Path file) throws IOException {
    var side = Optional.ofNullable(files.get(file)).filter(found -> found.mode().isBlob());
    return side.isPresent()
        ? Optional.of(reader.read(side.get().id(), ObjectKind.BLOB).toBytes())
        : Optional.empty();
  }
}
