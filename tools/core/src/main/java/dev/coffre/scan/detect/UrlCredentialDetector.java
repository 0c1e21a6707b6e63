package dev.coffre.scan.detect;

import dev.coffre.scan.pattern.ByteSet;
import java.util.Optional;

/// Finds the password of `scheme://user:password@host`. The keyword is `://`.
record UrlCredentialDetector() implements Detector {
  private static final int LONGEST = 512;
  private static final ByteSet ENDS =
      ByteSet.where(b ->
          b <= ' ' || b == '/' || b == '"' || b == '\'' || b == '`' || b == '<' || b == '>'
              || b == '\\' || b == ')' || b == '|');

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
    if (colon < 0 || at < colon || !isHost(text, at + 1)) {
      return Optional.empty();
    }
    var value = text.string(colon + 1, at);
    return value.length() < 3 || stands(text.string(end, colon), value)
        ? Optional.empty()
        : Optional.of(new Span(colon + 1, at));
  }

  private static boolean isHost(Text text, int at) {
    byte b = text.at(at);
    return ByteSet.WORD.has(b) || b == '[' || b == '$' || b == '{' || b == '<' || b == '%';
  }

  private static boolean stands(String user, String value) {
    var lower = value.toLowerCase(java.util.Locale.ROOT);
    return Placeholder.matches(value)
        || value.startsWith("$")
        || value.startsWith("%")
        || value.startsWith("{")
        || value.startsWith("<")
        || value.startsWith("[")
        || lower.equals("pass")
        || lower.equals("password")
        || lower.equals("pw")
        || (user.equals("user") && (lower.equals("secret") || lower.equals("passwd")));
  }
}
