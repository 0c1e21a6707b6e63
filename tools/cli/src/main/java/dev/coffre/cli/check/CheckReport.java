package dev.coffre.cli.check;

import dev.coffre.json.Json;
import dev.coffre.scan.baseline.Standing;
import dev.coffre.scan.report.Report;
import dev.coffre.scan.report.Reported;
import dev.coffre.scan.report.Topic;
import java.util.LinkedHashSet;
import java.util.Locale;

/// Tells what a check found, to people or as JSON.
record CheckReport(Report report, Checked checked) {

  String text() {
    var text = new StringBuilder();
    var topics = new LinkedHashSet<Topic>();
    for (var found : report.open()) {
      text.append(text(found));
      topics.add(found.topic());
    }
    for (var topic : topics) {
      text.append(topic.id()).append(": ").append(topic.why()).append('\n');
    }
    for (var name : checked.unverified()) {
      text.append(name).append(": MAC not verified: no key at hand opens it\n");
    }
    return text.append(summary()).append('\n').toString();
  }

  private static String text(Reported found) {
    var text = new StringBuilder(found.place());
    text.append(": ").append(found.message());
    text.append(" (").append(found.topic().id()).append(")\n");
    text.append("  fix: ").append(found.fix()).append('\n');
    found.notes().forEach(note -> text.append("  note: ").append(note).append('\n'));
    return text.toString();
  }

  private String summary() {
    int count = report.open().size();
    var findings = count == 0 ? "no finding" : count == 1 ? "1 finding" : count + " findings";
    var verified = checked.verified() == 0 ? "" : "; " + checked.verified() + " MACs hold";
    return String.format(
        Locale.ROOT, "%s in %,d files%s%s", findings, checked.files(), report.accepted(), verified);
  }

  String json() {
    return Json.object()
            .withObjects("findings", report.open().stream().map(CheckReport::finding).toList())
            .withObjects(
                "accepted",
                report.findings().stream()
                    .filter(found -> !found.isOpen())
                    .map(CheckReport::accepted)
                    .toList())
            .with("files", checked.files())
            .with("verified", checked.verified())
            .withStrings("unverified", checked.unverified())
        + "\n";
  }

  private static Json finding(Reported found) {
    var topic = found.topic();
    return Json.object()
        .with("rule", topic.id())
        .with("description", topic.why())
        .with("severity", topic.severity().name().toLowerCase(Locale.ROOT))
        .with("path", found.path())
        .with("line", found.region().line())
        .with("column", found.region().column())
        .with("message", found.message())
        .with("fix", found.fix())
        .with("fingerprint", found.name())
        .withStrings("notes", found.notes());
  }

  private static Json accepted(Reported found) {
    return Json.object()
        .with("rule", found.topic().id())
        .with("path", found.path())
        .with("line", found.region().line())
        .with("column", found.region().column())
        .with(
            "because",
            found.standing() instanceof Standing.Allowed allowed ? allowed.reason() : "known");
  }
}
