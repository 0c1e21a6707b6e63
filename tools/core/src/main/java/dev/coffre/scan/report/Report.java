package dev.coffre.scan.report;

import dev.coffre.scan.baseline.Standing;
import dev.coffre.scan.input.Tally;
import dev.coffre.scan.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The findings of a scan, in the order they are told in, and how much was looked at.
///
/// @param unread what could not be scanned
/// @param version of the program
public record Report(List<Reported> findings, List<Unread> unread, Tally tally, String version) {
  public Report {
    findings = List.copyOf(findings);
    unread = List.copyOf(unread);
  }

  /// Whether everything was scanned. If not, nothing found means nothing.
  boolean isComplete() {
    return unread.isEmpty();
  }

  /// Those that count.
  public List<Reported> open() {
    var open = new ArrayList<>(findings);
    open.removeIf(found -> !found.isOpen());
    return open;
  }

  /// Whether one of those that count is more than a hint.
  public boolean refuses() {
    for (var found : findings) {
      if (found.isOpen() && found.topic().severity() != Severity.INFO) {
        return true;
      }
    }
    return false;
  }

  long known() {
    return count(Standing.Known.class);
  }

  long allowed() {
    return count(Standing.Allowed.class);
  }

  private long count(Class<? extends Standing> standing) {
    long count = 0;
    for (var found : findings) {
      if (standing.isInstance(found.standing())) {
        count++;
      }
    }
    return count;
  }

  /// How many do not count: `, 2 known, 1 allowed`; empty if none.
  public String accepted() {
    return (known() > 0 ? ", " + known() + " known" : "")
        + (allowed() > 0 ? ", " + allowed() + " allowed" : "");
  }

  /// The topics of some findings, each once.
  static List<Topic> topics(List<Reported> findings) {
    var topics = new LinkedHashMap<String, Topic>();
    findings.forEach(found -> topics.putIfAbsent(found.topic().id(), found.topic()));
    return List.copyOf(topics.values());
  }
}
