package dev.coffre.cli.scan;

import dev.coffre.cli.ExitCode;
import dev.coffre.cli.Host;
import dev.coffre.cli.json.Json;
import dev.coffre.scan.rule.Rule;
import java.util.LinkedHashSet;
import java.util.Locale;

/// Tells what a scan found, to people or as JSON.
record ScanReport(ScanResult result) {

  /// Prints the findings, and what could not be scanned apart from them.
  ExitCode print(Host host, boolean json) {
    host.out().print(json ? json() + "\n" : text());
    for (var unread : result.unread()) {
      host.err().println("coffre: " + unread.path() + ": not scanned: " + unread.why());
    }
    return result.exitCode();
  }

  private String text() {
    var text = new StringBuilder();
    for (var found : result.findings()) {
      text.append(text(found));
    }
    for (var rule : rules()) {
      text.append("%s: %s%n  fix: %s%n".formatted(rule.id(), rule.why(), rule.fix()));
    }
    return text.append(summary()).append('\n').toString();
  }

  private static String text(Located found) {
    var finding = found.finding();
    var number = String.valueOf(finding.line());
    var margin = " ".repeat(number.length());
    return """
    %s:%d:%d: %s (%s)
      %s | %s
      %s | %s%s
    """
            .formatted(
                found.path(),
                finding.line(),
                finding.column(),
                finding.rule().description(),
                finding.rule().id(),
                number,
                found.line(),
                margin,
                " ".repeat(found.offset()),
                "^".repeat(Math.max(1, found.width())))
        + found.past().map(past -> "  " + past.text() + "\n").orElse("");
  }

  private Iterable<Rule> rules() {
    var rules = new LinkedHashSet<Rule>();
    result.findings().forEach(found -> rules.add(found.finding().rule()));
    return rules;
  }

  private String summary() {
    int count = result.findings().size();
    return String.format(
        Locale.ROOT,
        "%s in %,d files (%.1f MB; %,d binary files left out)",
        count == 0 ? "no secret" : count == 1 ? "1 secret" : count + " secrets",
        result.texts(),
        result.bytes() / 1e6,
        result.binaries());
  }

  private String json() {
    var findings = result.findings().stream().map(ScanReport::json).toList();
    return Json.object()
        .withObjects("findings", findings)
        .with("files", result.texts())
        .with("binaryFiles", result.binaries())
        .with("bytes", result.bytes())
        .withObjects(
            "notScanned",
            result.unread().stream()
                .map(unread ->
                    Json.object().with("path", unread.path()).with("reason", unread.why()))
                .toList())
        .toString();
  }

  private static Json json(Located found) {
    var finding = found.finding();
    var json =
        Json.object()
            .with("rule", finding.rule().id())
            .with("description", finding.rule().description())
            .with("severity", finding.rule().severity().name().toLowerCase(Locale.ROOT))
            .with("confidence", finding.rule().confidence().name().toLowerCase(Locale.ROOT))
            .with("path", found.path())
            .with("line", finding.line())
            .with("column", finding.column())
            .with("excerpt", found.line())
            .with("fix", finding.rule().fix());
    found
        .past()
        .ifPresent(past ->
            json.with("commit", past.origin().commit().toString())
                .with("author", past.author())
                .with("date", past.date())
                .with("versions", past.versions()));
    return json;
  }
}
