package dev.coffre.scan.report;

import dev.coffre.scan.rule.Severity;

/// Workflow commands of GitHub Actions. What was not scanned is an error too.
record GithubReport(Report report) {

  String text() {
    var text = new StringBuilder();
    for (var found : report.open()) {
      var region = found.region();
      text.append("::").append(level(found.topic().severity()));
      text.append(" file=").append(property(found.path()));
      text.append(",line=").append(region.line()).append(",endLine=").append(region.endLine());
      text.append(",col=").append(region.column()).append(",endColumn=").append(region.endColumn());
      text.append(",title=").append(property(found.topic().description()));
      text.append("::").append(data(message(found))).append('\n');
    }
    for (var unread : report.unread()) {
      text.append("::error title=not scanned::").append(data(unread.text())).append('\n');
    }
    return text.toString();
  }

  private static String message(Reported found) {
    var topic = found.topic();
    var message =
        found.message() + " (" + topic.id() + ")\n" + topic.why() + "\nfix: " + found.fix();
    var notes = found.notes();
    return notes.isEmpty() ? message : message + "\n" + String.join("\n", notes);
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM, LOW -> "warning";
      case INFO -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
