package dev.coffre.cli.diff;

import dev.coffre.git.Repository;
import dev.coffre.git.index.TreeFiles;
import dev.coffre.git.object.Commit;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files of a commit.
final class Revision {
  private final ObjectReader reader;
  private final Map<GitPath, ObjectId> blobs = new TreeMap<>();

  private Revision(ObjectReader reader) {
    this.reader = reader;
  }

  /// Those that a name of a commit leads to.
  static Revision of(Repository repository, ObjectReader reader, String name) throws GitException {
    var id = repository.resolve(name);
    var object = reader.read(id, ObjectKind.COMMIT);
    var tree = Commit.parse(id, object, repository.format()).tree();
    var revision = new Revision(reader);
    TreeFiles.list(
        GitPath.of(""),
        tree,
        reader,
        repository.format(),
        side -> {
          if (side.mode().isBlob()) {
            revision.blobs.put(side.path(), side.id());
          }
        });
    return revision;
  }

  /// No files: there is no commit yet.
  static Revision none(ObjectReader reader) {
    return new Revision(reader);
  }

  Map<GitPath, ObjectId> files() {
    return blobs;
  }

  Optional<byte[]> content(GitPath path) throws GitException {
    var id = Optional.ofNullable(blobs.get(path));
    return id.isPresent()
        ? Optional.of(reader.read(id.get(), ObjectKind.BLOB).toBytes())
        : Optional.empty();
  }
}
