package dev.coffre.scan.input;

import dev.coffre.git.diff.AddedLines;
import dev.coffre.git.index.Side;
import dev.coffre.git.index.StagedChange;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitObject;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import dev.coffre.git.store.ObjectStore;
import dev.coffre.scan.detect.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a staged file was before. Each question has a reader of its own: it may be asked on any
/// thread, while the scan goes on.
record StagedPast(
    ObjectStore store, MergedCommits merged, StagedChange change, Side after, Text now)
    implements Listener.Past {
  private static final long CACHE = 4 << 20;

  @Override
  public AddedLines newLines() throws GitException {
    try (var reader = store.reader(CACHE)) {
      var added = AddedLines.all(now.bytes(), now.length());
      var before = before();
      if (before.isPresent()) {
        added = added.and(since(read(reader, before.get().id())));
      }
      for (var other : merged.blobs(after.path(), reader)) {
        added = added.and(since(read(reader, other)));
      }
      return added;
    }
  }

  /// Lines are compared as they were scanned: a file may have changed its encoding.
  private AddedLines since(GitObject older) {
    return Content.text(after.path().decoded(), older.content(), older.length())
        .map(old -> AddedLines.between(old.bytes(), old.length(), now.bytes(), now.length()))
        .orElseGet(() -> AddedLines.all(now.bytes(), now.length()));
  }

  @Override
  public List<byte[]> versions() throws GitException {
    try (var reader = store.reader(CACHE)) {
      var versions = new ArrayList<byte[]>();
      var before = before();
      if (before.isPresent()) {
        versions.add(read(reader, before.get().id()).toBytes());
      }
      for (var other : merged.blobs(after.path(), reader)) {
        versions.add(read(reader, other).toBytes());
      }
      return versions;
    }
  }

  private Optional<Side> before() {
    return change.before().filter(side -> side.mode().isBlob());
  }

  private static GitObject read(ObjectReader reader, ObjectId id) throws GitException {
    return reader.read(id, ObjectKind.BLOB);
  }
}
