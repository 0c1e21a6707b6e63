package dev.coffre.scan.input;

import dev.coffre.git.Repository;
import dev.coffre.git.diff.AddedLines;
import dev.coffre.git.index.Index;
import dev.coffre.git.index.Side;
import dev.coffre.git.index.StagedChange;
import dev.coffre.git.index.StagedChanges;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitObject;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.detect.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Scans what a commit made now would add. What counts is the index: the work tree is not looked
/// at. Each file is scanned whole, so that a line is judged by what stands around it, and a finding
/// counts if it touches a line that is new.
public final class StagedScan {
  private static final long CACHE = 16 << 20;

  private final ObjectReader reader;
  private final MergedCommits merged;
  private final Scanner scanner;
  private final int largest;
  private final Listener listener;

  private StagedScan(
      ObjectReader reader, MergedCommits merged, Scanner scanner, int largest, Listener listener) {
    this.reader = reader;
    this.merged = merged;
    this.scanner = scanner;
    this.largest = largest;
    this.listener = listener;
  }

  /// Scans the index of a repository.
  ///
  /// @param index that of the repository
  /// @param largest how large a text may be, in bytes
  /// @throws IOException if something that the commit would hold cannot be read
  public static void run(
      Repository repository, Index index, Scanner scanner, int largest, Listener listener)
      throws IOException {
    try (var reader = repository.store().reader(CACHE)) {
      var merged = MergedCommits.of(repository, reader);
      var scan = new StagedScan(reader, merged, scanner, largest, listener);
      for (var change : StagedChanges.of(repository, index)) {
        scan.examine(change);
      }
    }
  }

  private void examine(StagedChange change) throws IOException {
    switch (change.kind()) {
      case ADDED, MODIFIED, TYPE_CHANGED, RENAMED -> {
        var after = change.after().orElseThrow();
        if (after.mode().isBlob()) {
          scan(change, after);
        }
      }
      case MODE_CHANGED, DELETED -> {}
      case UNMERGED -> listener.unread(change.path().decoded(), "it has a merge conflict");
    }
  }

  private void scan(StagedChange change, Side after) throws IOException {
    var path = after.path().decoded();
    var blob = reader.read(after.id(), ObjectKind.BLOB);
    var text = Content.text(path, blob.content(), blob.length());
    if (text.isEmpty()) {
      listener.binary(after.path(), blob.toBytes());
      return;
    }
    if (blob.length() > largest) {
      listener.unread(path, "it is larger than " + (largest >> 20) + " MiB");
      return;
    }
    var findings = scanner.scan(text.get());
    if (!findings.isEmpty()) {
      var added = added(change, after, text.get());
      findings = findings.stream().filter(f -> added.touches(f.start(), f.end())).toList();
    }
    listener.scanned(after.path(), text.get(), findings, past(change, after, text.get()));
  }

  private Listener.Past past(StagedChange change, Side after, Text now) {
    return new Listener.Past() {
      @Override
      public AddedLines newLines() throws GitException {
        return added(change, after, now);
      }

      @Override
      public List<byte[]> versions() throws GitException {
        var versions = new ArrayList<byte[]>();
        var before = change.before().filter(side -> side.mode().isBlob());
        if (before.isPresent()) {
          versions.add(reader.read(before.get().id(), ObjectKind.BLOB).toBytes());
        }
        for (var other : merged.blobs(after.path())) {
          versions.add(reader.read(other, ObjectKind.BLOB).toBytes());
        }
        return versions;
      }
    };
  }

  private AddedLines added(StagedChange change, Side after, Text now) throws GitException {
    var added = AddedLines.all(now.bytes(), now.length());
    var before = change.before().filter(side -> side.mode().isBlob());
    if (before.isPresent()) {
      var blob = reader.read(before.get().id(), ObjectKind.BLOB);
      added = added.and(since(blob, now, after));
    }
    for (var other : merged.blobs(after.path())) {
      added = added.and(since(reader.read(other, ObjectKind.BLOB), now, after));
    }
    return added;
  }

  /// Lines are compared as they were scanned: a file may have changed its encoding.
  private static AddedLines since(GitObject before, Text now, Side after) {
    return Content.text(after.path().decoded(), before.content(), before.length())
        .map(old -> AddedLines.between(old.bytes(), old.length(), now.bytes(), now.length()))
        .orElseGet(() -> AddedLines.all(now.bytes(), now.length()));
  }
}
