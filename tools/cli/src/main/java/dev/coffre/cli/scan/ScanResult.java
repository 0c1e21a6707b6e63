package dev.coffre.cli.scan;

import dev.coffre.git.object.ObjectId;
import dev.coffre.policy.Violation;
import dev.coffre.scan.Finding;
import dev.coffre.scan.baseline.Baseline;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.history.HistoryResult;
import dev.coffre.scan.input.Tally;
import dev.coffre.scan.report.Past;
import dev.coffre.scan.report.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a scan found, and how much it looked at.
public final class ScanResult {
  private final List<Located> findings = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private Tally tally = Tally.NONE;
  private boolean whole;

  /// A text was scanned.
  ///
  /// @param path as people know it
  void scanned(String path, Text text, List<Finding> found) {
    tally = tally.withText(text.length());
    for (var finding : found) {
      if (!Baseline.wrote(path, text, finding)) {
        findings.add(Located.of(path, text, finding, found));
      }
    }
  }

  /// Adds what the checks found in a text.
  public void add(String path, Text text, List<Violation> found) {
    add(path, text, found, Optional.empty());
  }

  /// Adds what the checks found in a text of a commit.
  void add(String path, Text text, List<Violation> found, Past past) {
    add(path, text, found, Optional.of(past));
  }

  private void add(String path, Text text, List<Violation> found, Optional<Past> past) {
    for (int i = 0; i < found.size(); i++) {
      var violation = found.get(i);
      findings.add(Located.of(path, text, violation, before(found, i), past));
    }
  }

  /// How many of the same check stand in the same line before one.
  private static int before(List<Violation> found, int at) {
    int before = 0;
    for (var other : found.subList(0, at)) {
      if (other.check() == found.get(at).check() && other.line() == found.get(at).line()) {
        before++;
      }
    }
    return before;
  }

  /// Says that creation rules cannot be read, once.
  void unchecked(String why) {
    unchecked(".sops.yaml", why);
  }

  /// Says that something which files are held against cannot be read, once.
  void unchecked(String file, String why) {
    addUnread(new Unread(file, why));
  }

  private void addUnread(Unread said) {
    if (!unread.contains(said)) {
      unread.add(said);
    }
  }

  /// A file holds no text.
  void binary() {
    tally = tally.withBinary();
  }

  /// A file could not be scanned, and may hold secrets.
  ///
  /// @param why in a few words
  void unread(String path, String why) {
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
    for (var said : other.unread) {
      addUnread(said);
    }
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
