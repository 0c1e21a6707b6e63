package dev.coffre.scan.detect;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds the password in `Server=…;User ID=…;Password=…;`, in `?user=…&password=…` and in `host=…
/// user=… password=…`. The keywords are the names of the password with their `=`.
record ConnectionStringDetector() implements SingleDetector {
  private static final int REACH = 300;
  private static final int LONGEST = 256;

  /// Other parts of such strings.
  private static final Set<String> PARTS =
      Set.of(
          "server=",
          "data source=",
          "datasource=",
          "host=",
          "hostname=",
          "user id=",
          "uid=",
          "user=",
          "username=",
          "endpoint=",
          "database=",
          "dbname=",
          "address=",
          "driver=",
          "initial catalog=",
          "sslmode=",
          "accountname=",
          "jdbc:",
          "sharedaccesskeyname=",
          "port=",
          "userid=");

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    char separator = separator(text, start, end);
    if (separator == 0) {
      return Optional.empty();
    }
    int limit = Math.min(text.length(), end + LONGEST);
    int at = end;
    while (at < limit && !ends(text, at, separator)) {
      at++;
    }
    var value = text.string(Math.min(end, at), at);
    return !Literal.isPassword(value)
            || Names.isPassword(value.toLowerCase(Locale.ROOT))
            || value.endsWith("(")
            || value.contains("_password")
            || isCode(text, end, value)
        ? Optional.empty()
        : Optional.of(new Span(end, at));
  }

  private static boolean ends(Text text, int at, char separator) {
    byte b = text.at(at);
    return b == separator
        || b == '"'
        || b == '\''
        || b == '`'
        || b == '<'
        || b == '\n'
        || b == '\r'
        || (b == ' ' && separator != ';')
        || (b == '\\' && text.at(at + 1) == '"')
        || (b == '&' && separator == ';' && text.at(at + 1) == 'q');
  }

  private static boolean isCode(Text text, int end, String value) {
    return (text.at(end - 2) == '_' || value.contains("._") || value.contains("=this."))
        || (text.at(end) == '+' || text.at(end) == '.');
  }

  private static boolean hasPart(String line) {
    for (var part : PARTS) {
      if (line.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /// What stands between the parts on both sides, 0 if the place is no part of such a string.
  private static char separator(Text text, int start, int end) {
    int name = start;
    while (start - name < 10 && Assignment.NAME.has(text.at(name - 1))) {
      name--;
    }
    int from = text.lineStart(start, Math.max(0, start - REACH));
    int to = text.lineEnd(end, Math.min(text.length(), end + REACH));
    var front = text.string(from, start).toLowerCase(Locale.ROOT);
    var line = front + text.string(start, Math.max(start, to)).toLowerCase(Locale.ROOT);
    if (!hasPart(line)) {
      return 0;
    }
    byte before = text.at(name - 1);
    boolean first = before == '"' || before == '\'' || before == '`';
    if (before == ';'
        || (first && line.indexOf(';') >= 0)
        || (before == ' ' && text.at(name - 2) == ';')) {
      return ';';
    }
    if (before == '&' || before == '?') {
      return '&';
    }
    boolean spaced =
        before == ' '
            && front.contains("=")
            && line.contains("user")
            && (line.contains("host=") || line.contains("dbname="));
    return spaced ? ' ' : 0;
  }
}
