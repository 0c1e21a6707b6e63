package dev.coffre.scan.detect;

import java.util.Optional;

/// Finds passwords of command lines: `curl -u user:password`, `sshpass -p password`, `mysql
/// -ppassword`. The keyword is the command's name with its blank.
record CommandLineDetector() implements Detector {
  private static final int LONGEST_LINE = 1024;

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    var command = text.string(start, end).strip();
    int lineEnd = Math.min(lineEnd(text, end), end + LONGEST_LINE);
    int at = end;
    while (at < lineEnd) {
      var found = option(text, command, at, lineEnd);
      if (found.isPresent()) {
        return found.filter(span -> isPassword(text.string(span.start(), span.end())));
      }
      at = nextWord(text, at, lineEnd);
    }
    return Optional.empty();
  }

  private static Optional<Span> option(Text text, String command, int at, int limit) {
    var rest = text.string(at, Math.min(limit, at + 8));
    if (command.equals("curl") || command.equals("wget") || command.equals("http")) {
      return rest.startsWith("-u") || rest.startsWith("--user")
          ? afterColon(text, at + (rest.startsWith("--user") ? 6 : 2), limit)
          : Optional.empty();
    }
    if (command.equals("sshpass")) {
      return rest.startsWith("-p")
          ? word(text, skipBlanks(text, at + 2, limit), limit)
          : Optional.empty();
    }
    return rest.startsWith("-p")
            && rest.length() > 2
            && rest.charAt(2) > ' '
            && rest.charAt(2) != '='
        ? word(text, at + 2, limit)
        : Optional.empty();
  }

  private static Optional<Span> afterColon(Text text, int at, int limit) {
    int from = at < limit && text.at(at) == '=' ? at + 1 : skipBlanks(text, at, limit);
    return word(text, from, limit)
        .flatMap(word -> {
          int colon = text.string(word.start(), word.end()).indexOf(':');
          return colon < 0
              ? Optional.empty()
              : Optional.of(new Span(word.start() + colon + 1, word.end()));
        });
  }

  private static Optional<Span> word(Text text, int from, int limit) {
    byte quote = text.at(from);
    boolean quoted = quote == '"' || quote == '\'';
    int start = quoted ? from + 1 : from;
    int end = start;
    while (end < limit && (quoted ? text.at(end) != quote : text.at(end) > ' ')) {
      end++;
    }
    return end > start ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  private static boolean isPassword(String value) {
    return value.length() >= 3
        && !Placeholder.matches(value)
        && !value.startsWith("$")
        && !value.startsWith("<");
  }

  private static int skipBlanks(Text text, int from, int limit) {
    int at = from;
    while (at < limit && text.at(at) == ' ') {
      at++;
    }
    return at;
  }

  private static int nextWord(Text text, int from, int limit) {
    int at = from;
    while (at < limit && text.at(at) > ' ') {
      at++;
    }
    while (at < limit && text.at(at) <= ' ' && text.at(at) != '\n') {
      at++;
    }
    return Math.max(at, from + 1);
  }

  /// The line's end, or that of the last line which a backslash joins to it.
  private static int lineEnd(Text text, int from) {
    int end = text.lineEnd(from);
    while (end > from && text.at(end - 1) == '\\' && end + 1 < text.length()) {
      end = text.lineEnd(end + 1);
    }
    return end;
  }
}
