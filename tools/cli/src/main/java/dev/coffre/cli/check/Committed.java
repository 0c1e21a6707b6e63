package dev.coffre.cli.check;

import dev.coffre.cli.scan.Gate;
import dev.coffre.git.Repository;
import dev.coffre.git.history.CommitRange;
import dev.coffre.git.index.Index;
import dev.coffre.git.index.StagedChanges;
import dev.coffre.git.object.Commit;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import dev.coffre.policy.CheckedFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files as the last commit has them.
final class Committed implements AutoCloseable {
  private static final long CACHE = 16 << 20;

  private final Repository repository;
  private final Path workTree;
  private final Map<GitPath, ObjectId> blobs = new TreeMap<>();
  private final ObjectReader reader;

  private Committed(Repository repository, Path workTree) throws GitException {
    this.repository = repository;
    this.workTree = workTree;
    for (var entry : Index.read(repository).entries()) {
      blobs.putIfAbsent(entry.path(), entry.id());
    }
    for (var change : StagedChanges.of(repository)) {
      blobs.remove(change.path());
      change.before().ifPresent(side -> blobs.put(change.path(), side.id()));
    }
    this.reader = repository.store().reader(CACHE);
  }

  /// Those of the repository around the current folder; empty if there is none.
  ///
  /// @throws GitException if there is one and it cannot be read
  static Optional<Committed> of(Gate gate) throws GitException {
    Repository repository;
    try {
      repository = gate.repository();
    } catch (GitException.NotARepository e) {
      return Optional.empty();
    }
    try {
      var workTree = repository.layout().workTree();
      return workTree.isPresent()
          ? Optional.of(new Committed(repository, workTree.get()))
          : Optional.empty();
    } catch (GitException | RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  /// What the last commit has of a file of the work tree, under the name that it had there; empty
  /// if it has none.
  Optional<byte[]> content(Path file) throws GitException {
    var path = path(file);
    var id =
        path.isPresent() ? Optional.ofNullable(blobs.get(path.get())) : Optional.<ObjectId>empty();
    return id.isPresent()
        ? Optional.of(reader.read(id.get(), ObjectKind.BLOB).toBytes())
        : Optional.empty();
  }

  /// The versions of some files that the history of the last commit has, oldest first.
  ///
  /// @throws GitException.ShallowHistory if the history is cut off
  List<Version> versions(Map<GitPath, CheckedFile> files) throws GitException {
    var head = repository.refs().head().commit();
    if (head.isEmpty()) {
      return List.of();
    }
    requireWhole();
    var versions = new ArrayList<Version>();
    var range = CommitRange.between(repository, List.of(), head.get());
    for (var blob : range.blobs(repository)) {
      var file = Optional.ofNullable(files.get(blob.path()));
      if (file.isPresent() && blob.mode().isBlob()) {
        var content = reader.read(blob.blob(), ObjectKind.BLOB).toBytes();
        versions.add(new Version(file.get(), blob.commit(), date(blob.commit()), content));
      }
    }
    return versions;
  }

  private void requireWhole() throws GitException.ShallowHistory {
    var boundary = repository.shallow().stream().findFirst();
    if (boundary.isPresent()) {
      throw new GitException.ShallowHistory(boundary.get(), "what was committed in clear is known");
    }
  }

  private LocalDate date(ObjectId id) throws GitException {
    var commit = Commit.parse(id, reader.read(id, ObjectKind.COMMIT), repository.format());
    return Instant.ofEpochSecond(commit.committed()).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /// The path of a file in the repository; empty if it is outside the work tree.
  Optional<GitPath> path(Path file) {
    if (!file.startsWith(workTree)) {
      return Optional.empty();
    }
    var separator = file.getFileSystem().getSeparator();
    return Optional.of(GitPath.of(workTree.relativize(file).toString().replace(separator, "/")));
  }

  /// An older version of a file.
  ///
  /// @param file as it is now
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Version(CheckedFile file, ObjectId commit, LocalDate date, byte[] content) {}

  @Override
  public void close() {
    reader.close();
    repository.close();
  }
}
