package dev.coffre.scan.detect;

import java.util.Optional;

/// Finds the password in `Server=…;User ID=…;Password=…;`. The keywords are the names of the
/// password with their `=`.
record ConnectionStringDetector() implements Detector {
  private static final int REACH = 300;

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    if (!isPart(text, start)) {
      return Optional.empty();
    }
    int at = end;
    while (text.at(at) != ';'
        && text.at(at) != '"'
        && text.at(at) != '\''
        && text.at(at) != '<'
        && text.at(at) != '\n'
        && text.at(at) != '\r') {
      at++;
    }
    var value = text.string(end, Math.min(at, text.length()));
    return value.length() < 3 || Placeholder.matches(value) || value.indexOf(' ') >= 0
        ? Optional.empty()
        : Optional.of(new Span(end, at));
  }

  /// Whether other parts of such a string stand in front of it or behind it, on the same line.
  private static boolean isPart(Text text, int start) {
    int from = Math.max(text.lineStart(start), start - REACH);
    int to = Math.min(text.lineEnd(start), start + REACH);
    var line = text.string(from, to).toLowerCase(java.util.Locale.ROOT);
    return line.indexOf(';') >= 0
        && (line.contains("server=")
            || line.contains("data source=")
            || line.contains("host=")
            || line.contains("user id=")
            || line.contains("uid=")
            || line.contains("user=")
            || line.contains("username=")
            || line.contains("endpoint=")
            || line.contains("database=")
            || line.contains("address=")
            || line.contains("driver="));
  }
}
