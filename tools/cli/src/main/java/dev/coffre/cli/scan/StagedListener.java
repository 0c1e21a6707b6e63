package dev.coffre.cli.scan;

import dev.coffre.git.object.GitPath;
import dev.coffre.policy.Violation;
import dev.coffre.scan.Finding;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.input.Listener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Collects what a scan of the index finds, and what the checks say of the same files: of a value
/// if its line is new, of a file whenever it is staged. A check that takes more than a look is made
/// while the scan goes on.
final class StagedListener implements Listener {
  private final Gate gate;
  private final StagedFiles files;
  private final Checks checks;
  private final Executor beside;
  private final List<Part> parts = new ArrayList<>();

  /// @param beside makes the checks
  StagedListener(Gate gate, StagedFiles files, Checks checks, Executor beside) {
    this.gate = gate;
    this.files = files;
    this.checks = checks;
    this.beside = beside;
  }

  /// What is to be told of a file.
  @FunctionalInterface
  private interface Part {
    void tell(ScanResult result) throws IOException, InterruptedException;
  }

  /// What the checks say of a file.
  ///
  /// @param unread what else they could not read
  private record Checked(List<Violation> found, ScanResult unread) {}

  @Override
  public Consumer<List<Finding>> read(GitPath path, Text text, Past past) throws IOException {
    var shown = path.decoded();
    if (!checks.concern(files.path(path), text)) {
      return findings -> {
        var scanned = new ScanResult();
        scanned.scanned(shown, text, findings);
        parts.add(result -> result.add(scanned));
      };
    }
    var check = new FutureTask<>(() -> check(path, text, past));
    beside.execute(check);
    return findings ->
        parts.add(result -> {
          var checked = ready(check);
          result.add(checked.unread());
          checks.add(shown, text, findings, checked.found(), result);
        });
  }

  private Checked check(GitPath path, Text text, Past past) throws IOException {
    var unread = new ScanResult();
    var found = checks.of(files.path(path), path.decoded(), text, past::versions, unread);
    if (found.stream().anyMatch(Violation::isOfValue)) {
      var added = past.newLines();
      found.removeIf(one -> one.isOfValue() && !added.touches(one.start(), one.end()));
    }
    return new Checked(found, unread);
  }

  @Override
  public void binary(GitPath path, byte[] content) throws IOException {
    var scanned = new ScanResult();
    checks.addBinary(files.path(path), path.decoded(), content, scanned);
    parts.add(result -> result.add(scanned));
  }

  @Override
  public void unread(String path, String why) {
    if (!gate.leavesOut(path)) {
      parts.add(result -> result.unread(path, why));
    }
  }

  /// Waits for what is still being checked, and tells what came out, in the order of the files.
  ///
  /// @throws IOException if a file could not be checked
  void tell(ScanResult result) throws IOException, InterruptedException {
    for (var part : parts) {
      part.tell(result);
    }
  }

  private static Checked ready(Future<Checked> check) throws IOException, InterruptedException {
    try {
      return check.get();
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
