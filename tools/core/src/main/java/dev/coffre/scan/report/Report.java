package dev.coffre.scan.report;

import dev.coffre.scan.baseline.Standing;
import dev.coffre.scan.input.Tally;
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
    return findings.stream().filter(Reported::isOpen).toList();
  }

  long known() {
    return findings.stream().filter(found -> found.standing() instanceof Standing.Known).count();
  }

  long allowed() {
    return findings.stream().filter(found -> found.standing() instanceof Standing.Allowed).count();
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
