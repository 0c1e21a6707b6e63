package dev.coffre.scan.detect;

import dev.coffre.pattern.ByteSet;
import dev.coffre.pattern.Form;
import java.util.Optional;

/// Finds tokens that nothing gives away but the name of their issuer in front of them: `airship:
/// 3ffe…`, `apiflash.Client("…")`, `using the scrapfly key …`. The keyword is the issuer's name, or
/// what a token follows at once: `Client("…")`, `snyk auth …`.
record IssuerDetector() implements SingleDetector {
  private static final int REACH = 90;
  private static final int SHORTEST = 20;
  private static final int LONGEST = 200;

  /// Between the issuer and the token: an operator or a call, with the rest of the name.
  private static final Form GIVES =
      Form.of(
          "[\\w.-]{0,25}[\"'\\])]{0,3}\\s*(=|:|=>|:=|\\?=|,|\\(|>)\\s*[\\w.$ ]{0,12}[\\[({\"'`@]*");

  /// Between the issuer and the token: a word for what the token is.
  private static final Form TELLS =
      Form.of("(?is).*(key|token|secret|auth|passw|credential|bearer|\\bapi\\b).*");

  /// Between the issuer and the token: a word for what is random, yet no secret.
  private static final Form DENIES =
      Form.of(
          "(?is).*(sha\\d|md5|hash|digest|checksum|integrity|commit|revision|\\brev\\b|\\bref\\b|etag"
              + "|fingerprint|public|uuid|[_-]id\\b|\\bid\\b|iD?Id\\b|version|cert|://).*");

  private static final ByteSet TOKEN = ByteSet.WORD.with("-");

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    boolean call = !ByteSet.WORD.has(text.at(end - 1));
    if (!call && Character.isLetterOrDigit(text.at(start - 1))) {
      return Optional.empty();
    }
    int limit = limit(text, end);
    int at = end;
    while (at < limit) {
      int from = at;
      while (at < end + REACH + LONGEST && TOKEN.has(text.at(at))) {
        at++;
      }
      if ((call || from > end) && at - from >= SHORTEST) {
        return isToken(text, end, from, at) ? Optional.of(new Span(from, at)) : Optional.empty();
      }
      at++;
    }
    return Optional.empty();
  }

  /// The end of the next line, but not farther than a name reaches.
  private static int limit(Text text, int end) {
    int far = Math.min(text.length(), end + REACH);
    int line = text.lineEnd(end, far);
    return line < far ? text.lineEnd(Math.min(far, line + 2), far) : far;
  }

  private static boolean isToken(Text text, int end, int from, int to) {
    var between = text.string(end, from);
    return "\"'`=: >(\t\n".indexOf(text.at(from - 1)) >= 0
        && "\"'`<), ;&:}]\\\r\n".indexOf(text.at(to)) >= 0
        && !DENIES.matches(between)
        && (from == end || GIVES.matches(between) || TELLS.matches(between))
        && TokenShape.isRandom(text.string(from, to));
  }
}
