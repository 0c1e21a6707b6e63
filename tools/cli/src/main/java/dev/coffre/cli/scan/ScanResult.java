package dev.coffre.cli.scan;

import dev.coffre.git.object.ObjectId;
import dev.coffre.scan.Finding;
import dev.coffre.scan.baseline.Baseline;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.history.HistoryResult;
import dev.coffre.scan.input.Listener;
import dev.coffre.scan.input.Tally;
import dev.coffre.scan.report.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a scan found, and how much it looked at.
final class ScanResult implements Listener {
  private final List<Located> findings = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private Tally tally = Tally.NONE;
  private boolean whole;

  @Override
  public void scanned(String path, Text text, List<Finding> found) {
    tally = tally.withText(text.length());
    for (var finding : found) {
      if (!Baseline.wrote(path, text, finding)) {
        findings.add(Located.of(path, text, finding, found));
      }
    }
  }

  @Override
  public void binary(String path) {
    tally = tally.withBinary();
  }

  @Override
  public void unread(String path, String why) {
    unread.add(new Unread(path, why));
  }

  /// Adds what commits hold.
  ///
  /// @param limit that blobs had to be within, in bytes
  void add(HistoryResult history, int limit) {
    tally = tally.plus(history.tally());
    for (var found : history.discoveries()) {
      if (!Baseline.wrote(found.path(), found.text(), found.finding())) {
        findings.add(Located.of(found));
      }
    }
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
    tally = tally.plus(other.tally);
  }

  /// Says that nothing of the repository was passed by.
  void addWhole() {
    whole = true;
  }

  /// Whether nothing of the repository was passed by, so that what was not found is not there.
  boolean isWhole() {
    return whole;
  }

  List<Located> findings() {
    return findings;
  }

  List<Unread> unread() {
    return unread;
  }

  Tally tally() {
    return tally;
  }
}
