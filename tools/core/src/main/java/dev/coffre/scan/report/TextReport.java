package dev.coffre.scan.report;

import java.util.List;

/// For people.
record TextReport(Report report) {

  String text() {
    var open = report.open();
    var text = new StringBuilder();
    open.forEach(found -> text.append(text(found)));
    for (var topic : Report.topics(open)) {
      text.append(topic.id()).append(": ").append(topic.why()).append('\n');
      if (needsFix(open, topic)) {
        text.append("  fix: ").append(topic.fix()).append('\n');
      }
    }
    text.append(summary()).append('\n');
    if (!open.isEmpty() && !open.getFirst().lasting()) {
      text.append("names in [] mean places, and change with them: 'coffre scan baseline' makes")
          .append(" lasting ones\n");
    }
    return text.toString();
  }

  private static boolean needsFix(List<Reported> open, Topic topic) {
    for (var found : open) {
      if (found.topic().equals(topic) && !found.hasOwnFix()) {
        return true;
      }
    }
    return false;
  }

  private static String text(Reported found) {
    var text = new StringBuilder(found.place());
    text.append(": ").append(found.message());
    text.append(" (").append(found.topic().id()).append(") [").append(found.name()).append("]\n");
    if (!found.excerpt().line().isEmpty()) {
      text.append(line(found));
    }
    if (found.hasOwnFix()) {
      text.append("  fix: ").append(found.fix()).append('\n');
    }
    found.past().ifPresent(past -> text.append("  ").append(past.text()).append('\n'));
    found.notes().forEach(note -> text.append("  note: ").append(note).append('\n'));
    return text.toString();
  }

  private static String line(Reported found) {
    var number = String.valueOf(found.region().line());
    var excerpt = found.excerpt();
    return "  %s | %s%n  %s | %s%s%n"
        .formatted(
            number,
            excerpt.line(),
            " ".repeat(number.length()),
            " ".repeat(excerpt.offset()),
            "^".repeat(Math.max(1, excerpt.width())));
  }

  private String summary() {
    var text = new StringBuilder(found());
    text.append(" in ").append(grouped(report.tally().texts()));
    text.append(report.tally().texts() == 1 ? " file (" : " files (").append(megabytes());
    if (report.tally().binaries() > 0) {
      text.append("; ").append(grouped(report.tally().binaries())).append(" binary files left out");
    }
    text.append(')').append(report.accepted());
    if (!report.isComplete()) {
      text.append("; ").append(report.unread().size()).append(" not scanned");
    }
    return text.toString();
  }

  /// A scan that is not complete says nothing of what is not there.
  private String found() {
    int count = report.open().size();
    if (count == 0) {
      return report.isComplete() ? "no secret" : "incomplete: nothing found so far";
    }
    return count == 1 ? "1 secret" : count + " secrets";
  }

  // By hand: a formatter loads locale data, 3 ms of a commit's wait (docs/adr/0004).

  /// With commas between thousands.
  private static String grouped(long number) {
    var text = new StringBuilder(Long.toString(number));
    for (int at = text.length() - 3; at > 0; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  private String megabytes() {
    long tenths = (report.tally().bytes() + 50_000) / 100_000;
    return tenths / 10 + "." + tenths % 10 + " MB";
  }
}
