package dev.coffre.scan.report;

import static dev.coffre.xml.XmlText.escaped;

/// JUnit's XML: each finding is a test that failed, and what was not scanned one that could not
/// run.
record JunitReport(Report report) {

  String text() {
    var open = report.open();
    var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.append("<testsuites>\n  <testsuite name=\"coffre scan\" tests=\"");
    int errors = report.unread().size();
    text.append(Math.max(1, open.size() + errors));
    text.append("\" failures=\"").append(open.size());
    text.append("\" errors=\"").append(errors).append("\" skipped=\"0\">\n");
    if (open.isEmpty() && report.isComplete()) {
      text.append("    <testcase classname=\"coffre.scan\" name=\"no secret in clear\"/>\n");
    }
    open.forEach(found -> text.append(testCase(found)));
    report.unread().forEach(unread -> text.append(testCase(unread)));
    return text.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private static String testCase(Reported found) {
    return """
        <testcase classname="%s" name="%s" file="%s" line="%d">
          <failure type="%s" message="%s">%s</failure>
        </testcase>
    """
        .formatted(
            escaped(found.path()),
            escaped(found.topic().id() + " at " + found.place()),
            escaped(found.path()),
            found.region().line(),
            escaped(found.topic().id()),
            escaped(found.message()),
            escaped(body(found)));
  }

  private static String testCase(Unread unread) {
    return """
        <testcase classname="%s" name="not scanned">
          <error type="not scanned" message="%s"/>
        </testcase>
    """
        .formatted(escaped(unread.path()), escaped(unread.text()));
  }

  private static String body(Reported found) {
    var notes = String.join("\n", found.notes());
    return """
    %s
    %s
    %s
    fix: %s
    %s\
    """
        .formatted(found.place(), found.excerpt().line(), found.topic().why(), found.fix(), notes);
  }
}
