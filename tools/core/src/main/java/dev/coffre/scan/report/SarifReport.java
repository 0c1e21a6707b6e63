package dev.coffre.scan.report;

import dev.coffre.json.Json;
import dev.coffre.scan.baseline.Standing;
import dev.coffre.scan.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// SARIF 2.1.0 (OASIS). Findings that do not count are in it as suppressed results.
record SarifReport(Report report) {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  String text() {
    var run =
        Json.object()
            .with("tool", Json.object().with("driver", driver()))
            .withObjects("invocations", List.of(invocation()))
            .with("columnKind", "utf16CodeUnits")
            .withObjects("results", report.findings().stream().map(this::result).toList());
    return Json.object()
            .with("$schema", SCHEMA)
            .with("version", "2.1.0")
            .withObjects("runs", List.of(run))
        + "\n";
  }

  /// What was not scanned is told here, and the run did not succeed.
  private Json invocation() {
    return Json.object()
        .with("executionSuccessful", report.isComplete())
        .withObjects(
            "toolExecutionNotifications",
            report.unread().stream()
                .map(unread ->
                    Json.object().with("level", "error").with("message", message(unread.text())))
                .toList());
  }

  private Json driver() {
    return Json.object()
        .with("name", "coffre")
        .with("semanticVersion", report.version())
        .withObjects("rules", topics().stream().map(SarifReport::rule).toList());
  }

  private List<Topic> topics() {
    return Report.topics(report.findings());
  }

  private static Json rule(Topic topic) {
    var help = topic.why() + "\nFix: " + topic.fix();
    return Json.object()
        .with("id", topic.id())
        .with("shortDescription", message(topic.description()))
        .with("fullDescription", message(topic.why()))
        .with("help", message(help).with("markdown", topic.why() + "\n\n**Fix:** " + topic.fix()))
        .with("defaultConfiguration", Json.object().with("level", level(topic.severity())))
        .with(
            "properties",
            Json.object()
                .with("security-severity", score(topic.severity()))
                .withStrings("tags", List.of("security", "secret", topic.provider())));
  }

  private Json result(Reported found) {
    return Json.object()
        .with("ruleId", found.topic().id())
        .with("ruleIndex", topics().indexOf(found.topic()))
        .with("level", level(found.topic().severity()))
        .with("message", message(found.message() + "; " + found.fix()))
        .withObjects("locations", List.of(location(found)))
        .with(
            "partialFingerprints",
            Json.object()
                .with(found.lasting() ? "coffreSecret/v1" : "coffrePlace/v1", found.name()))
        .withObjects("suppressions", suppressions(found.standing()));
  }

  private static Json location(Reported found) {
    return Json.object()
        .with(
            "physicalLocation",
            Json.object()
                .with("artifactLocation", Json.object().with("uri", uri(found.path())))
                .with("region", region(found)));
  }

  private static Json region(Reported found) {
    var region = found.region();
    var json =
        Json.object()
            .with("startLine", region.line())
            .with("startColumn", region.column())
            .with("endLine", region.endLine())
            .with("endColumn", region.endColumn());
    return found.excerpt().line().isEmpty()
        ? json
        : json.with("snippet", message(found.excerpt().line()));
  }

  private static List<Json> suppressions(Standing standing) {
    return switch (standing) {
      case Standing.Open _ -> List.of();
      case Standing.Known _ -> List.of(suppression("external", "known: it is in the baseline"));
      case Standing.Allowed allowed ->
          List.of(
              allowed.inline()
                  ? suppression("inSource", "coffre:allow on the line")
                  : suppression("external", allowed.reason()));
    };
  }

  private static Json suppression(String kind, String justification) {
    return Json.object().with("kind", kind).with("justification", justification);
  }

  private static Json message(String text) {
    return Json.object().with("text", text);
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "note";
    };
  }

  /// As CVSS counts; GitHub sorts by it.
  private static String score(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.0";
      case INFO -> "0.0";
    };
  }

  /// A relative reference (RFC 3986); a colon in its first segment would make that a scheme.
  private static String uri(String path) {
    var uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "/-._~@+,=".indexOf(c) >= 0);
      uri.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return uri.toString();
  }
}
