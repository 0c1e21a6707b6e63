package dev.coffre.cli.inventory;

import dev.coffre.git.Repository;
import dev.coffre.git.index.TreeFiles;
import dev.coffre.git.object.Commit;
import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files as a commit has them.
final class CommittedFiles implements Snapshot {
  private static final long CACHE = 16 << 20;

  private final Map<String, ObjectId> blobs = new TreeMap<>();
  private final ObjectReader reader;

  CommittedFiles(Grounds grounds, Repository repository, ObjectId id) throws GitException {
    this.reader = repository.store().reader(CACHE);
    var format = repository.format();
    var commit = Commit.parse(id, reader.read(id, ObjectKind.COMMIT), format);
    TreeFiles.list(
        GitPath.of(""),
        commit.tree(),
        reader,
        format,
        file -> {
          var path = file.path().text().orElseGet(file.path()::toString);
          boolean regular = file.mode() == FileMode.FILE || file.mode() == FileMode.EXECUTABLE;
          if (regular && grounds.covers(path)) {
            blobs.put(path, file.id());
          }
        });
  }

  @Override
  public List<String> paths() {
    return List.copyOf(blobs.keySet());
  }

  @Override
  public Optional<byte[]> read(String path) throws GitException {
    var id = Optional.ofNullable(blobs.get(path));
    return id.isPresent()
        ? Optional.of(reader.read(id.get(), ObjectKind.BLOB).toBytes())
        : Optional.empty();
  }

  @Override
  public void close() {
    reader.close();
  }
}
