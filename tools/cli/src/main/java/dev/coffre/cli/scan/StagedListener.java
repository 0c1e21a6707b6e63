package dev.coffre.cli.scan;

import dev.coffre.git.object.GitPath;
import dev.coffre.policy.Violation;
import dev.coffre.scan.Finding;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.input.Listener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Collects what a scan of the index finds, and what the checks say of the same files: of a value
/// if its line is new, of a file whenever it is staged. The checks are made while the scan goes on.
final class StagedListener implements Listener {
  private final Gate gate;
  private final StagedFiles files;
  private final Checks checks;
  private final Executor beside;
  private final ScanResult result;
  private final Deque<Part> parts = new ArrayDeque<>();

  /// @param beside makes the checks
  /// @param result is told of the files in their order
  StagedListener(Gate gate, StagedFiles files, Checks checks, Executor beside, ScanResult result) {
    this.gate = gate;
    this.files = files;
    this.checks = checks;
    this.beside = beside;
    this.result = result;
  }

  /// What is to be told of a file: what is known, and what comes of a check.
  private record Part(ScanResult known, Optional<Pending> pending) {
    boolean isReady() {
      return pending.isEmpty()
          || (pending.get().check().state() == Future.State.SUCCESS
              && pending.get().scan().state() == Future.State.SUCCESS);
    }
  }

  private record Pending(
      FutureTask<Checked> check, String path, Text text, CompletableFuture<List<Finding>> scan) {}

  /// What the checks say of a file.
  ///
  /// @param unread what else they could not read
  private record Checked(List<Violation> found, ScanResult unread) {}

  @Override
  public Consumer<List<Finding>> read(GitPath path, Text text, Past past) throws IOException {
    var check = new FutureTask<>(() -> check(path, text, past));
    beside.execute(check);
    var scan = new CompletableFuture<List<Finding>>();
    var pending = new Pending(check, path.decoded(), text, scan);
    parts.add(new Part(new ScanResult(), Optional.of(pending)));
    return findings -> {
      scan.complete(findings);
      tellReady();
    };
  }

  private Checked check(GitPath path, Text text, Past past) throws IOException {
    var file = files.path(path);
    var unread = new ScanResult();
    var found = checks.of(file, path.decoded(), text, past::versions, unread);
    leaveOutOldValues(found, past);
    return new Checked(found, unread);
  }

  /// Of a value the past is asked, which is read for it: a commit tells what it adds.
  private static void leaveOutOldValues(List<Violation> found, Past past) throws IOException {
    for (var one : found) {
      if (one.isOfValue()) {
        var added = past.newLines();
        found.removeIf(it -> it.isOfValue() && !added.touches(it.start(), it.end()));
        return;
      }
    }
  }

  @Override
  public void binary(GitPath path, byte[] content) throws IOException {
    var known = new ScanResult();
    checks.addBinary(files.path(path), path.decoded(), content, known);
    add(known);
  }

  @Override
  public void unread(String path, String why) {
    if (!gate.leavesOut(path)) {
      var known = new ScanResult();
      known.unread(path, why);
      add(known);
    }
  }

  private void add(ScanResult known) {
    parts.add(new Part(known, Optional.empty()));
    tellReady();
  }

  /// Tells of the files whose turn it is, so that their texts are not kept.
  private void tellReady() {
    while (!parts.isEmpty() && parts.element().isReady()) {
      var part = parts.remove();
      result.add(part.known());
      part.pending().ifPresent(this::tell);
    }
  }

  private void tell(Pending pending) {
    var checked = pending.check().resultNow();
    result.add(checked.unread());
    var findings = pending.scan().resultNow();
    checks.add(pending.path(), pending.text(), findings, checked.found(), result);
  }

  /// Makes the checks that nobody began, from the last one on, waits for the others, and tells of
  /// the rest.
  ///
  /// @throws IOException if a file could not be checked
  void finish() throws IOException, InterruptedException {
    for (var last = parts.descendingIterator(); last.hasNext(); ) {
      var pending = last.next().pending();
      if (pending.isPresent()) {
        pending.get().check().run();
      }
    }
    for (var part : parts) {
      if (part.pending().isPresent()) {
        await(part.pending().get().check());
      }
    }
    tellReady();
  }

  private static void await(Future<Checked> check) throws IOException, InterruptedException {
    try {
      check.get();
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNull(e.getCause()));
    }
  }

  private static IOException failure(Throwable cause) {
    return switch (cause) {
      case IOException failure -> failure;
      case Error error -> throw error;
      case RuntimeException unchecked -> throw unchecked;
      default -> throw new IllegalStateException(cause);
    };
  }
}
