package dev.coffre.scan.detect;

import dev.coffre.pattern.ByteSet;
import dev.coffre.pattern.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds the password of `scheme://user:password@host`. The keyword is `://`.
record UrlCredentialDetector() implements SingleDetector {
  private static final int LONGEST = 512;
  private static final Set<String> STAND_INS =
      Set.of(
          "pass",
          "password",
          "passwd",
          "pw",
          "pwd",
          "passw",
          "p",
          "mypassword",
          "yourpassword",
          "hunter2",
          "port",
          "token",
          "bar",
          "foo",
          "key");
  private static final Set<String> STOCK_USERS =
      Set.of("user", "username", "foo", "u", "bob", "alice", "joe", "name", "login", "usr");

  /// Passwords that databases are really run with, though they look like stand-ins.
  private static final Set<String> WEAK = Set.of("secret", "admin", "root", "test", "guest");

  private static final Form WORD = Form.of("\\w+");
  private static final Form PORT = Form.of("[0-9]{0,5}");
  private static final ByteSet ENDS = ByteSet.CONTROL.with("/\"'`<>\\)|,");

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    int colon = -1;
    int at = -1;
    int limit = Math.min(text.length(), end + LONGEST);
    for (int i = end; i < limit && !ENDS.has(text.at(i)); i++) {
      if (text.at(i) == ':' && colon < 0) {
        colon = i;
      } else if (text.at(i) == '@') {
        at = i;
      }
    }
    if (at >= 0 && colon > at) {
      colon = -1;
    }
    if (at < 0 || !isHost(text, at + 1)) {
      return Optional.empty();
    }
    return colon < 0
        ? userAlone(text, end, at)
        : password(text, start, text.string(end, colon), colon + 1, at);
  }

  private static Optional<Span> password(Text text, int start, String user, int from, int to) {
    var value = text.string(from, to);
    boolean weak = WEAK.contains(value.toLowerCase(Locale.ROOT)) && !isWeb(text, start);
    return (weak || Literal.isPassword(value))
            && !stands(text, start, user, value)
            && !isPort(value)
        ? Optional.of(new Span(from, to))
        : Optional.empty();
  }

  /// `https://token@host`: a token takes the place of the user.
  private static Optional<Span> userAlone(Text text, int from, int to) {
    var value = text.string(from, to);
    boolean token =
        value.length() >= 20
            && WORD.matches(value)
            && Literal.hasDigit(value)
            && Literal.hasLetter(value)
            && Literal.entropy(value) >= 3.5;
    return token ? Optional.of(new Span(from, to)) : Optional.empty();
  }

  private static boolean isHost(Text text, int at) {
    byte b = text.at(at);
    return ByteSet.WORD.has(b) || b == '[' || b == '$' || b == '{' || b == '<' || b == '%';
  }

  private static boolean isPort(String value) {
    return PORT.matches(value);
  }

  private static boolean stands(Text text, int start, String user, String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    var host = user.toLowerCase(Locale.ROOT);
    return STAND_INS.contains(lower)
        || (lower.equals(host) && STOCK_USERS.contains(host))
        || (STOCK_USERS.contains(host) && lower.startsWith("p") && lower.contains("ssw"))
        || (isWeb(text, start) && STOCK_USERS.contains(host) && lower.equals("secret"));
  }

  private static boolean isWeb(Text text, int start) {
    return (text.at(start - 1) == 'p' && text.at(start - 2) == 't')
        || (text.at(start - 1) == 's' && text.at(start - 2) == 'p');
  }
}
