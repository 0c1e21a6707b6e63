package dev.coffre.scan.detect;

import dev.coffre.pattern.ByteSet;
import dev.coffre.pattern.Form;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds passwords of command lines: `curl -u user:password`, `sshpass -p password`, `mysql
/// -ppassword`. The keyword is the command's name with its blank.
record CommandLineDetector() implements SingleDetector {
  private static final int LONGEST_LINE = 1024;

  private static final Form ECHO =
      Form.of("\\b(?:echo|printf)(?: -\\w+)* [\"']?([^\"'$| ]+)[\"']? *$");

  /// The option that a password follows.
  private static final Map<String, String> FLAGS =
      Map.ofEntries(
          Map.entry("sshpass", "-p"),
          Map.entry("docker login", "-p "),
          Map.entry("podman login", "-p "),
          Map.entry("az login", "-p "),
          Map.entry("helm registry login", "-p "),
          Map.entry("oc login", "-p "),
          Map.entry("redis-cli", "-a "),
          Map.entry("ldapsearch", "-w "),
          Map.entry("ldapadd", "-w "),
          Map.entry("ldapmodify", "-w "),
          Map.entry("sqlcmd", "-P "),
          Map.entry("bcp", "-P "),
          Map.entry("isql", "-P "),
          Map.entry("plink", "-pw "),
          Map.entry("pscp", "-pw "),
          Map.entry("mongo", "-p "),
          Map.entry("mongodump", "-p "),
          Map.entry("mongorestore", "-p "),
          Map.entry("xfreerdp", "/p:"),
          Map.entry("zip", "-P "));

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    var command = text.string(start, end).strip().toLowerCase(Locale.ROOT);
    if (ByteSet.WORD.has(text.at(start - 1))) {
      return Optional.empty();
    }
    if (text.at(end - 1) != ' ' && isQuote(text.at(end))) {
      return Optional.empty();
    }
    if (command.startsWith("|")) {
      return piped(text, start, command.endsWith("chpasswd"))
          .filter(span -> isPassword(text, span));
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
    var rest = text.string(at, Math.min(limit, at + 14));
    var flag = FLAGS.get(command);
    if (flag != null) {
      return rest.startsWith(flag)
          ? word(text, skipBlanks(text, at + flag.length(), limit), limit)
          : Optional.empty();
    }
    return switch (command) {
      case "curl", "wget", "http", "https" -> user(text, rest, at, limit);
      case "openssl enc" ->
          rest.startsWith("-k ")
              ? word(text, skipBlanks(text, at + 2, limit), limit)
              : Optional.empty();
      case "convertto-securestring" ->
          isQuote(text.at(at)) ? word(text, at, limit) : Optional.empty();
      case "net use" -> behindUser(text, rest, at, limit);
      case "lftp", "smbclient" -> joined(text, rest, at, limit);
      case "htpasswd -b" -> lastWord(text, at, limit);
      case "rabbitmqctl add_user", "sqlplus" -> second(text, command, at, limit);
      default -> attached(text, rest, at, limit);
    };
  }

  /// `net use Z: \\host\share /user:ada password`.
  private static Optional<Span> behindUser(Text text, String rest, int at, int limit) {
    if (!rest.toLowerCase(Locale.ROOT).startsWith("/user:")) {
      return Optional.empty();
    }
    int next = nextWord(text, at, limit);
    return text.at(next) == '/' ? Optional.empty() : word(text, next, limit);
  }

  /// `-u user,password` and `-U user%password`.
  private static Optional<Span> joined(Text text, String rest, int at, int limit) {
    if (!rest.startsWith("-u ") && !rest.startsWith("-U ")) {
      return Optional.empty();
    }
    return word(text, skipBlanks(text, at + 3, limit), limit)
        .flatMap(word -> {
          var value = text.string(word.start(), word.end());
          int sign = Math.max(value.indexOf(','), value.indexOf('%'));
          return sign > 0 && !value.startsWith("$")
              ? Optional.of(new Span(word.start() + sign + 1, word.end()))
              : Optional.empty();
        });
  }

  private static Optional<Span> lastWord(Text text, int from, int limit) {
    int words = 1;
    int at = from;
    for (int next = nextWord(text, at, limit); next < limit; next = nextWord(text, at, limit)) {
      at = next;
      words++;
    }
    return words > 2 ? word(text, at, limit) : Optional.empty();
  }

  /// `echo password | sudo -S`, `echo user:password | chpasswd`.
  private static Optional<Span> piped(Text text, int start, boolean pair) {
    var front = text.string(text.lineStart(start, Math.max(0, start - LONGEST_LINE)), start);
    var echo = ECHO.part(front, 0);
    if (echo.isEmpty()) {
      return Optional.empty();
    }
    int from = start - front.length() + echo.get().start(1);
    var word = echo.get().group(1);
    int colon = pair ? word.indexOf(':') : -1;
    return pair == colon > 0
        ? Optional.of(new Span(from + colon + 1, from + word.length()))
        : Optional.empty();
  }

  /// `add_user ada password`, `sqlplus ada/password@host`.
  private static Optional<Span> second(Text text, String command, int at, int limit) {
    if (!command.equals("sqlplus")) {
      return word(text, nextWord(text, at, limit), limit);
    }
    return word(text, at, limit)
        .flatMap(word -> {
          var value = text.string(word.start(), word.end());
          int slash = value.indexOf('/');
          int host = value.indexOf('@', Math.max(slash, 0));
          return slash > 0 && host > slash + 1 && !value.startsWith("-")
              ? Optional.of(new Span(word.start() + slash + 1, word.start() + host))
              : Optional.empty();
        });
  }

  /// `-u user:password`, `--user=user:password`, `-a user:password`.
  private static Optional<Span> user(Text text, String rest, int at, int limit) {
    for (var name : new String[] {"--proxy-user", "--user", "--auth", "-u", "-a"}) {
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

  /// `user:password`, `user:"password"`, `"user":"password"`; a token with nothing or a word behind
  /// the colon, as in `token:x-oauth-basic`, is one itself.
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
    var user = value.substring(0, colon);
    if (TokenShape.isRandom(user) && !TokenShape.isRandom(value.substring(colon + 1))) {
      return Optional.of(new Span(word.start(), word.start() + colon));
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
