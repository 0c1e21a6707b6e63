package dev.coffre.cli.scan;

import dev.coffre.cli.ExitCode;
import dev.coffre.git.object.ObjectId;
import dev.coffre.scan.Finding;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.history.HistoryResult;
import dev.coffre.scan.input.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a scan found, and how much it looked at.
final class ScanResult implements Listener {
  private final List<Located> findings = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private long texts;
  private long binaries;
  private long bytes;

  /// What could not be scanned, and may hold secrets.
  record Unread(String path, String why) {}

  @Override
  public void scanned(String path, Text text, List<Finding> found) {
    texts++;
    bytes += text.length();
    found.forEach(finding -> findings.add(Located.of(path, text, finding, found)));
  }

  @Override
  public void binary(String path) {
    binaries++;
  }

  @Override
  public void unread(String path, String why) {
    unread.add(new Unread(path, why));
  }

  /// Adds what commits hold.
  ///
  /// @param limit that blobs had to be within, in bytes
  void add(HistoryResult history, int limit) {
    texts += history.texts();
    binaries += history.binaries();
    bytes += history.bytes();
    history.discoveries().forEach(discovery -> findings.add(Located.of(discovery)));
    history
        .large()
        .forEach(blob -> unread("blob " + blob, "it is larger than " + (limit >> 20) + " MiB"));
    if (!history.absent().isEmpty()) {
      unread(
          history.absent().size() + " blobs, " + history.absent().getFirst() + " among them",
          "this partial clone never fetched them (git backfill, or git clone without --filter)");
    }
  }

  /// Says that the history is not whole.
  void addCut(Set<ObjectId> boundary) {
    if (!boundary.isEmpty()) {
      var commit = boundary.iterator().next();
      unread(
          "what is older than commit " + commit,
          "this clone is shallow; fetch the rest with: git fetch --unshallow");
    }
  }

  void add(ScanResult other) {
    findings.addAll(other.findings);
    unread.addAll(other.unread);
    texts += other.texts;
    binaries += other.binaries;
    bytes += other.bytes;
  }

  List<Located> findings() {
    return findings;
  }

  List<Unread> unread() {
    return unread;
  }

  /// Could not scan all, found something, or neither.
  ExitCode exitCode() {
    if (!unread.isEmpty()) {
      return ExitCode.FAILED;
    }
    return findings.isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
  }

  /// Files that were scanned.
  long texts() {
    return texts;
  }

  /// Files that hold no text.
  long binaries() {
    return binaries;
  }

  long bytes() {
    return bytes;
  }
}
