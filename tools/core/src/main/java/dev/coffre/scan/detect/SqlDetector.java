package dev.coffre.scan.detect;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the password of `IDENTIFIED BY 'v'` and `IDENTIFIED WITH plugin BY 'v'`. The keyword is
/// `identified `.
record SqlDetector() implements SingleDetector {
  private static final int FRONT = 150;
  private static final int REACH = 80;
  private static final int LONGEST = 128;
  private static final Pattern LOGIN =
      Pattern.compile("(?:@loginame *= *)?N?'[^']*' *, *(?:@passwd *= *)?N?'([^']*)'");

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    if (text.at(end - 2) == 'n' || text.at(end - 2) == 'N') {
      return login(text, end);
    }
    int limit = Math.min(text.length(), end + REACH);
    int by = text.string(end, limit).toLowerCase(Locale.ROOT).indexOf("by ");
    if (!isStatement(text, start) || by < 0 || (by > 0 && !startsWith(text, end, "with "))) {
      return Optional.empty();
    }
    int from = end + by + 3;
    from += startsWith(text, from, "password ") ? 9 : 0;
    from += text.at(from) == '\\' ? 1 : 0;
    byte quote = text.at(from);
    boolean quoted = quote == '\'' || quote == '"';
    int to = quoted ? from + 1 : from;
    while (to - from < LONGEST
        && (quoted ? text.at(to) != quote && text.at(to) != '\\' : isPlain(text.at(to)))) {
      to++;
    }
    int first = quoted ? from + 1 : from;
    var value = text.string(Math.min(first, text.length()), Math.min(to, text.length()));
    boolean found =
        Literal.isPassword(value) && (quoted || Literal.hasDigit(value)) && text.at(to) != '\n';
    return found || (quoted && Literal.isPassword(value) && text.at(to) == quote)
        ? Optional.of(new Span(first, to))
        : Optional.empty();
  }

  /// `sp_addlogin 'user', 'v'`.
  private static Optional<Span> login(Text text, int end) {
    var call = LOGIN.matcher(text.string(end, end + REACH + LONGEST));
    return call.lookingAt() && Literal.isPassword(call.group(1))
        ? Optional.of(new Span(end + call.start(1), end + call.end(1)))
        : Optional.empty();
  }

  private static boolean isStatement(Text text, int start) {
    var front = text.string(start - FRONT, start).toLowerCase(Locale.ROOT);
    return front.contains("user")
        || front.contains("grant ")
        || front.contains("role ")
        || front.contains("connect to ");
  }

  private static boolean startsWith(Text text, int at, String word) {
    return at + word.length() <= text.length()
        && text.string(at, at + word.length()).equalsIgnoreCase(word);
  }

  private static boolean isPlain(byte b) {
    return Assignment.NAME.has(b) || b == '#' || b == '@';
  }
}
