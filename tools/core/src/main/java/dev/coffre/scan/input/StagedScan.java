package dev.coffre.scan.input;

import dev.coffre.git.Repository;
import dev.coffre.git.diff.AddedLines;
import dev.coffre.git.index.Side;
import dev.coffre.git.index.StagedChange;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import dev.coffre.git.store.ObjectStore;
import dev.coffre.scan.Finding;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.detect.Text;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/// Scans what a commit made now would add. What counts is the index: the work tree is not looked
/// at. Each file is scanned whole, so that a line is judged by what stands around it, and a finding
/// counts if it touches a line that is new.
public final class StagedScan {
  private static final long CACHE = 16 << 20;

  /// So many bytes are read before they are scanned: whoever checks them need not wait for that.
  private static final int AHEAD = 1 << 20;

  private final ObjectStore store;
  private final ObjectReader reader;
  private final MergedCommits merged;
  private final Scanner scanner;
  private final int largest;
  private final Listener listener;
  private final Queue<Unscanned> unscanned = new ArrayDeque<>();
  private int ahead;

  /// A text that was read.
  ///
  /// @param findings is told those that count
  private record Unscanned(Text text, StagedPast past, Consumer<List<Finding>> findings) {}

  private StagedScan(
      ObjectStore store,
      ObjectReader reader,
      MergedCommits merged,
      Scanner scanner,
      int largest,
      Listener listener) {
    this.store = store;
    this.reader = reader;
    this.merged = merged;
    this.scanner = scanner;
    this.largest = largest;
    this.listener = listener;
  }

  /// Scans what is staged in a repository.
  ///
  /// @param changes those of the repository's index
  /// @param largest how large a text may be, in bytes
  /// @throws IOException if something that the commit would hold cannot be read
  public static void run(
      Repository repository,
      List<StagedChange> changes,
      Scanner scanner,
      int largest,
      Listener listener)
      throws IOException {
    try (var reader = repository.store().reader(CACHE)) {
      var merged = MergedCommits.of(repository, reader);
      var scan = new StagedScan(repository.store(), reader, merged, scanner, largest, listener);
      for (var change : changes) {
        scan.examine(change);
        if (scan.ahead > AHEAD) {
          scan.scanAll();
        }
      }
      scan.scanAll();
    }
  }

  private void examine(StagedChange change) throws IOException {
    switch (change.kind()) {
      case ADDED, MODIFIED, TYPE_CHANGED, RENAMED -> {
        var after = change.after().orElseThrow();
        if (after.mode().isBlob()) {
          read(change, after);
        }
      }
      case MODE_CHANGED, DELETED -> {}
      case UNMERGED -> listener.unread(change.path().decoded(), "it has a merge conflict");
    }
  }

  private void read(StagedChange change, Side after) throws IOException {
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
    var past = new StagedPast(store, merged, change, after, text.get());
    var findings = listener.read(after.path(), text.get(), past);
    unscanned.add(new Unscanned(text.get(), past, findings));
    ahead += text.get().length();
  }

  private void scanAll() throws IOException {
    while (!unscanned.isEmpty()) {
      scan(unscanned.remove());
    }
    ahead = 0;
  }

  private void scan(Unscanned next) throws IOException {
    var findings = scanner.scan(next.text());
    if (!findings.isEmpty()) {
      findings = on(next.past().newLines(), findings);
    }
    next.findings().accept(findings);
  }

  private static List<Finding> on(AddedLines lines, List<Finding> findings) {
    var touching = new ArrayList<Finding>();
    for (var finding : findings) {
      if (lines.touches(finding.start(), finding.end())) {
        touching.add(finding);
      }
    }
    return touching;
  }
}
