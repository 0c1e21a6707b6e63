package dev.coffre.scan.report;

import java.util.Locale;
import java.util.Optional;

/// How a report is written.
public enum Format {
  /// For people: the line with a caret under the secret, why it matters and how to fix it.
  TEXT,
  /// Ours.
  JSON,
  /// SARIF 2.1.0, for code scanning services.
  SARIF,
  /// JUnit's XML, for CI servers that show tests.
  JUNIT,
  /// GitHub's workflow commands, which annotate the lines of a pull request.
  GITHUB;

  /// The format of a name in lower case.
  public static Optional<Format> of(String name) {
    for (var format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /// The report in this format, its last line ended.
  public String write(Report report) {
    return switch (this) {
      case TEXT -> new TextReport(report).text();
      case JSON -> new JsonReport(report).text();
      case SARIF -> new SarifReport(report).text();
      case JUNIT -> new JunitReport(report).text();
      case GITHUB -> new GithubReport(report).text();
    };
  }
}
