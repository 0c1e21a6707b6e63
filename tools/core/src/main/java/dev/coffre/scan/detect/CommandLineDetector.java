package dev.coffre.scan.detect;

import dev.coffre.scan.pattern.ByteSet;
import java.util.Locale;
import java.util.Optional;

/// Finds passwords of command lines: `curl -u user:password`, `sshpass -p password`, `mysql
/// -ppassword`. The keyword is the command's name with its blank.
record CommandLineDetector() implements SingleDetector {
  private static final int LONGEST_LINE = 1024;

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    var command = text.string(start, end).strip().toLowerCase(Locale.ROOT);
    if (ByteSet.WORD.has(text.at(start - 1))) {
      return Optional.empty();
    }
    int lineEnd = lineEnd(text, end, Math.min(text.length(), end + LONGEST_LINE));
    int at = end;
    while (at < lineEnd) {
      var found = option(text, command, at, lineEnd);
      if (found.isPresent()) {
        return found.filter(span -> isPassword(text, span));
      }
      at = nextWord(text, at, lineEnd);
    }
    return Optional.empty();
  }

  private static Optional<Span> option(Text text, String command, int at, int limit) {
    var rest = text.string(at, Math.min(limit, at + 12));
    return switch (command) {
      case "curl", "wget", "http", "https" -> user(text, rest, at, limit);
      case "sshpass" ->
          rest.startsWith("-p")
              ? word(text, skipBlanks(text, at + 2, limit), limit)
              : Optional.empty();
      case "convertto-securestring" ->
          text.at(at) == '"' || text.at(at) == '\'' ? word(text, at, limit) : Optional.empty();
      case "docker login",
          "az login",
          "helm registry login",
          "oc login",
          "redis-cli",
          "ldapsearch" ->
          rest.startsWith("-p ") || rest.startsWith("-a ") || rest.startsWith("-w ")
              ? word(text, skipBlanks(text, at + 2, limit), limit)
              : Optional.empty();
      default -> attached(text, rest, at, limit);
    };
  }

  /// `-u user:password`, `--user=user:password`, `-a user:password`.
  private static Optional<Span> user(Text text, String rest, int at, int limit) {
    for (var name : new String[] {"--proxy-user", "--user", "-u", "-a"}) {
      if (rest.startsWith(name)) {
        return afterColon(text, at + name.length(), limit);
      }
    }
    return Optional.empty();
  }

  /// `-ppassword` of the MySQL programs.
  private static Optional<Span> attached(Text text, String rest, int at, int limit) {
    return rest.startsWith("-p")
            && rest.length() > 2
            && rest.charAt(2) > ' '
            && rest.charAt(2) != '='
        ? word(text, at + 2, limit)
        : Optional.empty();
  }

  private static Optional<Span> afterColon(Text text, int at, int limit) {
    int from = at < limit && text.at(at) == '=' ? at + 1 : skipBlanks(text, at, limit);
    return word(text, from, limit).flatMap(word -> afterColon(text, word, limit));
  }

  /// `user:password`, `user:"password"`, `"user":"password"`; a token with nothing behind the colon
  /// is one itself.
  private static Optional<Span> afterColon(Text text, Span word, int limit) {
    var value = text.string(word.start(), word.end());
    int colon = value.indexOf(':');
    if (colon < 0) {
      boolean more = text.at(word.end() + 1) == ':' && word.end() + 2 < limit;
      return more ? word(text, word.end() + 2, limit) : Optional.empty();
    }
    int from = word.start() + colon + 1;
    if (colon == value.length() - 1) {
      return colon >= 8 && Literal.isMixed(value.substring(0, colon))
          ? Optional.of(new Span(word.start(), word.start() + colon))
          : Optional.empty();
    }
    return isQuote(text.at(from))
        ? word(text, from, limit)
        : Optional.of(new Span(from, word.end()));
  }

  private static boolean isQuote(byte b) {
    return b == '"' || b == '\'';
  }

  private static Optional<Span> word(Text text, int from, int limit) {
    byte quote = text.at(from);
    int start = isQuote(quote) ? from + 1 : from;
    int end = start;
    while (end < limit && (isQuote(quote) ? text.at(end) != quote : endsNot(text.at(end)))) {
      end++;
    }
    return end > start ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  private static boolean endsNot(byte b) {
    return (b > ' ' || b < 0) && b != ')' && b != '`' && b != '|' && b != ';';
  }

  /// `test:test` and its like stand for a password.
  private static boolean isPassword(Text text, Span span) {
    var value = text.string(span.start(), span.end());
    var plain =
        value.startsWith("{") && value.endsWith("}")
            ? value.substring(1, value.length() - 1)
            : value;
    return Literal.isPassword(plain)
        && !Names.isPassword(plain.toLowerCase(Locale.ROOT))
        && !plain.endsWith(">")
        && (!plain.startsWith("$") || Literal.isMixed(plain.substring(1)));
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

  /// The line's end, or that of the last line which a backslash or a backtick joins to it.
  private static int lineEnd(Text text, int from, int limit) {
    int end = text.lineEnd(from, limit);
    while (end > from && end + 1 < limit && (text.at(end - 1) == '\\' || text.at(end - 1) == '`')) {
      end = text.lineEnd(end + 1, limit);
    }
    return end;
  }
}
