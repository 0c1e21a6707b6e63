package dev.coffre.scan.report;

import java.util.Locale;

/// For people.
record TextReport(Report report) {

  String text() {
    var open = report.open();
    var text = new StringBuilder();
    open.forEach(found -> text.append(text(found)));
    for (var rule : Report.rules(open)) {
      text.append(rule.id()).append(": ").append(rule.why()).append('\n');
      text.append("  fix: ").append(rule.fix()).append('\n');
    }
    text.append(summary()).append('\n');
    if (!open.isEmpty() && !open.getFirst().lasting()) {
      text.append("names in [] mean places, and change with them: 'coffre scan baseline' makes")
          .append(" lasting ones\n");
    }
    return text.toString();
  }

  private static String text(Reported found) {
    var number = String.valueOf(found.region().line());
    var margin = " ".repeat(number.length());
    var excerpt = found.excerpt();
    var text = new StringBuilder(found.place());
    text.append(": ").append(found.rule().description());
    text.append(" (").append(found.rule().id()).append(") [").append(found.name()).append("]\n");
    text.append("  ").append(number).append(" | ").append(excerpt.line()).append('\n');
    text.append("  ").append(margin).append(" | ").append(" ".repeat(excerpt.offset()));
    text.append("^".repeat(Math.max(1, excerpt.width()))).append('\n');
    found.past().ifPresent(past -> text.append("  ").append(past.text()).append('\n'));
    found.notes().forEach(note -> text.append("  note: ").append(note).append('\n'));
    return text.toString();
  }

  private String summary() {
    int count = report.open().size();
    return String.format(
        Locale.ROOT,
        "%s in %,d %s (%.1f MB%s)%s",
        count == 0 ? "no secret" : count == 1 ? "1 secret" : count + " secrets",
        report.tally().texts(),
        report.tally().texts() == 1 ? "file" : "files",
        report.tally().bytes() / 1e6,
        report.tally().binaries() == 0
            ? ""
            : String.format(Locale.ROOT, "; %,d binary files left out", report.tally().binaries()),
        accepted());
  }

  private String accepted() {
    var text = new StringBuilder();
    if (report.known() > 0) {
      text.append(", ").append(report.known()).append(" known");
    }
    if (report.allowed() > 0) {
      text.append(", ").append(report.allowed()).append(" allowed");
    }
    return text.toString();
  }
}
