package dev.coffre.scan.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coffre.file.WholeFile;
import dev.coffre.git.Repository;
import dev.coffre.git.object.Commit;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.Unreadable;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.object.TreeCursor;
import dev.coffre.git.store.ObjectReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The commits that a merge under way brings in: what they have is not added by the merge.
final class MergedCommits {
  private final Repository repository;
  private final List<ObjectId> trees;

  private MergedCommits(Repository repository, List<ObjectId> trees) {
    this.repository = repository;
    this.trees = trees;
  }

  /// Those of a repository; none if there is no merge under way.
  static MergedCommits of(Repository repository, ObjectReader reader) throws GitException {
    var file = repository.layout().gitDir().resolve("MERGE_HEAD");
    var trees = new ArrayList<ObjectId>();
    for (var line : lines(file)) {
      var id =
          ObjectId.parse(line.strip(), repository.format())
              .orElseThrow(() -> new Corrupt(file.toString(), "a line is no commit id"));
      trees.add(Commit.parse(id, reader.read(id, ObjectKind.COMMIT), repository.format()).tree());
    }
    return new MergedCommits(repository, List.copyOf(trees));
  }

  private static List<String> lines(Path file) throws GitException {
    try {
      var heads = WholeFile.find(file);
      return heads.isEmpty() ? List.of() : lines(new String(heads.get(), UTF_8));
    } catch (IOException e) {
      throw new Unreadable(file, e);
    }
  }

  /// Behind the last line's end there is no line.
  private static List<String> lines(String text) {
    var ended = text.replace("\r\n", "\n").replace('\r', '\n');
    var lines = new ArrayList<>(List.of(ended.split("\n", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  /// What they have at a path.
  List<ObjectId> blobs(GitPath path, ObjectReader reader) throws GitException {
    var blobs = new ArrayList<ObjectId>();
    for (var tree : trees) {
      find(tree, path.toBytes(), 0, reader).ifPresent(blobs::add);
    }
    return blobs;
  }

  private Optional<ObjectId> find(ObjectId tree, byte[] path, int from, ObjectReader reader)
      throws GitException {
    int slash = from;
    while (slash < path.length && path[slash] != '/') {
      slash++;
    }
    var entries = new TreeCursor(tree, reader.read(tree, ObjectKind.TREE), repository.format());
    while (entries.next()) {
      if (Arrays.equals(
          entries.content(), entries.nameStart(), entries.nameEnd(), path, from, slash)) {
        return switch (entries.mode()) {
          case FILE, EXECUTABLE, SYMLINK ->
              slash == path.length ? Optional.of(entries.id()) : Optional.empty();
          case TREE ->
              slash < path.length ? find(entries.id(), path, slash + 1, reader) : Optional.empty();
          case GITLINK -> Optional.empty();
        };
      }
    }
    return Optional.empty();
  }
}
