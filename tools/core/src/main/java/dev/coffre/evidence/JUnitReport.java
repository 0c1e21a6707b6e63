package dev.coffre.evidence;

import static dev.coffre.xml.XmlText.escaped;

import dev.coffre.drill.Check;
import dev.coffre.drill.DrillRecord;
import java.time.Duration;

/// A drill as JUnit's XML: a test case for each check.
public final class JUnitReport {
  private JUnitReport() {}

  public static String of(DrillRecord drill) {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append(
        "<testsuite name=\"restore drill of %s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" time=\"%s\" timestamp=\"%s\">\n"
            .formatted(
                escaped(drill.target()),
                drill.checks().size(),
                count(drill, Check.Outcome.FAILED),
                count(drill, Check.Outcome.NOT_RUN),
                seconds(Duration.between(drill.started(), drill.finished())),
                drill.started()));
    drill.checks().forEach(check -> xml.append(testCase(drill.target(), check)));
    return xml.append("</testsuite>\n").toString();
  }

  private static long count(DrillRecord drill, Check.Outcome outcome) {
    return drill.checks().stream().filter(check -> check.outcome() == outcome).count();
  }

  private static String testCase(String target, Check check) {
    var inside =
        switch (check.outcome()) {
          case PASSED -> "";
          case FAILED -> "<failure message=\"" + message(check) + "\"/>";
          case NOT_RUN -> "<skipped message=\"" + message(check) + "\"/>";
        };
    return "  <testcase classname=\"drill.%s\" name=\"%s\">%s</testcase>\n"
        .formatted(escaped(target), escaped(check.name()), inside);
  }

  private static String message(Check check) {
    return escaped(check.observed() + " (expected: " + check.expected() + ")");
  }

  private static String seconds(Duration span) {
    return "%d.%03d".formatted(span.toSeconds(), span.toMillisPart());
  }
}
