package dev.coffre.evidence;

import static dev.coffre.xml.XmlText.escaped;

import dev.coffre.backup.Span;
import dev.coffre.drill.Check;
import dev.coffre.drill.Decision;
import dev.coffre.drill.DrillRecord;
import dev.coffre.drill.Phase;
import dev.coffre.drill.Subject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// A drill on one page, for an auditor to read and print: what was restored, what was promised and
/// measured, a chart of the time, a table of checks, and how to verify the record that it is taken
/// from. Nothing is loaded from elsewhere.
public final class Certificate {
  private static final int WIDTH = 640;
  private static final int ROW = 22;
  private static final int LABEL = 190;

  private static final String STYLE =
      """
      body{font:14px/1.45 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
      h1{font-size:1.5rem;margin:0}h2{font-size:1.05rem;margin:1.4rem 0 .4rem}
      table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;border-bottom:1px solid #ddd;overflow-wrap:break-word}
      td:first-child{min-width:6rem}td.result{white-space:nowrap}
      .verdict{display:inline-block;border:2px solid;border-radius:.3rem;padding:.1rem .6rem;font-weight:600}
      .PASSED{color:#06501e}.FAILED{color:#9b0000}.INCOMPLETE,.NOT_RUN{color:#6b4a00}
      code{font:.85em ui-monospace,monospace;overflow-wrap:anywhere}text{font:12px system-ui,sans-serif}
      @page{margin:15mm}
      @media print{body{margin:0;padding:0;max-width:none;font-size:11px}h2{break-after:avoid}tr,svg,p{break-inside:avoid}}
      """;

  private Certificate() {}

  /// The page.
  ///
  /// @param record the name and digest of the signed record
  /// @param signer the id of the key that signed it
  public static String of(DrillEvidence evidence, Subject record, String signer) {
    var drill = evidence.drill();
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>Restore drill of %1$s, %2$s</title><style>%3$s</style></head><body>
    <h1>Restore drill of %1$s</h1>
    <p><span class="verdict %2$s">%4$s %2$s</span> %5$s</p>
    <p>%13$s</p>
    <h2>What was promised, and measured</h2>%6$s
    <h2>The backup</h2>%7$s
    <h2>Where the time went</h2>%8$s
    <h2>Checks</h2>%9$s
    <h2>Who, where, by which procedure</h2>%10$s
    %12$s<h2>How to verify this</h2>%11$s
    </body></html>
    """
        .formatted(
            escaped(drill.target()),
            drill.verdict(),
            STYLE,
            mark(drill),
            escaped(drill.reason()),
            promises(drill),
            restored(drill),
            timeline(drill),
            checks(drill),
            procedure(drill),
            verification(evidence, record, signer),
            decisions(drill),
            occasion(drill));
  }

  private static String occasion(DrillRecord drill) {
    var day = drill.finished().toString().substring(0, 10);
    return "On %s, of the backup %s, in the environment %s."
        .formatted(day, escaped(drill.backup()), escaped(drill.procedure().environment()));
  }

  private static String decisions(DrillRecord drill) {
    var decisions = drill.procedure().decisions();
    return decisions.isEmpty()
        ? ""
        : "<h2>Decisions behind it</h2><table>"
            + decisions.stream().map(Certificate::decision).collect(Collectors.joining())
            + "</table>\n";
  }

  private static String decision(Decision decision) {
    var title = decision.title().isEmpty() ? "no such record" : decision.title();
    return row(decision.number(), title, decision.reason());
  }

  private static String mark(DrillRecord drill) {
    return switch (drill.verdict()) {
      case PASSED -> "✓";
      case FAILED -> "✗";
      case INCOMPLETE -> "…";
    };
  }

  private static String promises(DrillRecord drill) {
    return "<table><tr><th></th><th>promised</th><th>measured</th></tr>"
        + row(
            "at most this much is lost (RPO)",
            Span.text(drill.objectives().rpo()),
            time(drill.rpo()))
        + row(
            "usable again within (RTO)",
            Span.text(drill.objectives().rto()),
            drill.rto().map(Certificate::time).orElse("never"))
        + "</table>";
  }

  private static String restored(DrillRecord drill) {
    var files =
        drill.subjects().stream()
            .map(subject ->
                "<tr><td>%s</td><td>sha256 <code>%s</code></td></tr>"
                    .formatted(escaped(subject.name()), escaped(subject.sha256())))
            .collect(Collectors.joining());
    return "<table>"
        + row("backup", drill.backup())
        + row("kind", drill.kind())
        + rows(drill.source())
        + files
        + "</table>";
  }

  private static String procedure(DrillRecord drill) {
    var procedure = drill.procedure();
    return "<table>"
        + row("began", drill.started().toString())
        + row("ended", drill.finished().toString())
        + row("took", Span.text(Duration.between(drill.started(), drill.finished())))
        + row("environment", procedure.environment())
        + row("by", procedure.actor())
        + row("approved by", procedure.approver().isEmpty() ? "nobody named" : procedure.approver())
        + row("commit", procedure.commit())
        + row("program", procedure.program())
        + rows(drill.versions())
        + drill.notes().stream().map(note -> row("note", note)).collect(Collectors.joining())
        + "</table>";
  }

  private static String checks(DrillRecord drill) {
    return "<table><thead><tr><th>check</th><th>result</th><th>expected</th><th>observed</th></tr></thead>"
        + drill.checks().stream().map(Certificate::check).collect(Collectors.joining())
        + "</table>";
  }

  private static String check(Check check) {
    var result =
        switch (check.outcome()) {
          case PASSED -> "✓ passed";
          case FAILED -> "✗ FAILED";
          case NOT_RUN -> "– not run";
        };
    var observed = check.observed().equals(check.expected()) ? "the same" : check.observed();
    return "<tr><td>%s</td><td class=\"result %s\">%s</td><td>%s</td><td>%s</td></tr>"
        .formatted(
            escaped(check.name()),
            check.outcome(),
            result,
            escaped(check.expected()),
            escaped(observed));
  }

  private static String verification(DrillEvidence evidence, Subject record, String signer) {
    return "<p>This page is a view of record %d of its chain, <code>%s</code> (sha256 <code>%s</code>), signed by the key <code>%s</code>. What counts is the record: <code>coffre drill verify %s</code> verifies it offline; so does any implementation of DSSE with Ed25519.</p>"
        .formatted(
            evidence.number(),
            escaped(record.name()),
            record.sha256(),
            escaped(signer),
            escaped(record.name()));
  }

  /// Bars on one time axis; each says its name and how long it took.
  private static String timeline(DrillRecord drill) {
    long total = Math.max(1, Duration.between(drill.started(), drill.finished()).toMillis());
    var bars = new StringBuilder();
    for (int i = 0; i < drill.phases().size(); i++) {
      bars.append(bar(drill.phases().get(i), i * ROW, total));
    }
    return "<svg role=\"img\" aria-label=\"phases of the drill\" viewBox=\"0 0 %d %d\" width=\"100%%\">%s</svg>"
        .formatted(WIDTH, drill.phases().size() * ROW, bars);
  }

  private static String bar(Phase phase, int top, long total) {
    int room = WIDTH - LABEL - 70;
    long left = LABEL + room * phase.start().toMillis() / total;
    long width = Math.max(1, room * phase.took().toMillis() / total);
    return "<text x=\"0\" y=\"%d\">%s</text><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"14\" fill=\"#456\"/><text x=\"%d\" y=\"%d\">%s</text>"
        .formatted(
            top + 13,
            escaped(phase.name()),
            left,
            top + 2,
            width,
            left + width + 4,
            top + 13,
            time(phase.took()));
  }

  /// Below a second, milliseconds say more.
  private static String time(Duration span) {
    long millis = span.toMillis();
    return 0 <= millis && millis < 1000 ? millis + " ms" : Span.text(span);
  }

  private static String rows(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> row(value.getKey(), value.getValue()))
        .collect(Collectors.joining());
  }

  private static String row(String... cells) {
    var row = new StringBuilder("<tr>");
    for (var cell : cells) {
      row.append("<td>").append(escaped(cell)).append("</td>");
    }
    return row.append("</tr>").toString();
  }
}
