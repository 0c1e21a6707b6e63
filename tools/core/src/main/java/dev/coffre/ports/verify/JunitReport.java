package dev.coffre.ports.verify;

import static dev.coffre.xml.XmlText.escaped;

import dev.coffre.ports.verify.Outcome.State;
import java.util.List;

/// A verification as JUnit's XML: each port of the contract at each place is a test, each finding
/// one that failed, each doubt one that could not run.
public record JunitReport(Verification verification) {

  /// The document, with a line end.
  public String text() {
    var passed = with(State.PROVED, State.CLOSED);
    var unproved = with(State.UNPROVED);
    int findings = verification.findings().size();
    int doubts = verification.doubts().size();
    var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    text.append(
        "  <testsuite name=\"coffre verify ports\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\">%n"
            .formatted(
                passed.size() + unproved.size() + findings + doubts,
                findings,
                doubts,
                unproved.size()));
    passed.forEach(outcome -> text.append("    %s/>%n".formatted(open(outcome))));
    unproved.forEach(outcome ->
        text.append(
            "    %s><skipped message=\"%s\"/></testcase>%n"
                .formatted(open(outcome), escaped(outcome.note()))));
    verification.findings().forEach(finding -> text.append(testCase(finding)));
    verification.doubts().forEach(doubt -> text.append(testCase(doubt)));
    return text.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private List<Outcome> with(State... states) {
    return verification.outcomes().stream()
        .filter(outcome -> List.of(states).contains(outcome.state()))
        .toList();
  }

  private static String open(Outcome outcome) {
    return "<testcase classname=\"%s\" name=\"%s\""
        .formatted(escaped(outcome.place()), escaped(outcome.port()));
  }

  private String testCase(Finding finding) {
    return """
        <testcase classname="%s" name="%s %s %s">
          <failure type="%s" message="%s">fix: %s</failure>
        </testcase>
    """
        .formatted(
            escaped(finding.address().orElse(verification.host())),
            finding.defect().id(),
            finding.protocol(),
            finding.ports(),
            finding.defect().id(),
            escaped(finding.message()),
            escaped(finding.defect().fix()));
  }

  private static String testCase(String doubt) {
    return """
        <testcase classname="coffre.ports" name="not concluded">
          <error type="not concluded" message="%s"/>
        </testcase>
    """
        .formatted(escaped(doubt));
  }
}
