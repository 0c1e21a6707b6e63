package dev.coffre.scan.detect;

import dev.coffre.pattern.ByteSet;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds what follows `Basic`, `Bearer`, `Token` or nothing in an `Authorization` header. The
/// keyword is the header's name or the scheme with its blank.
record AuthorizationDetector() implements SingleDetector {
  private static final ByteSet CREDENTIAL = ByteSet.WORD.with("-._~+/=:%|");
  private static final int SHORTEST = 8;

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    boolean scheme = text.at(end - 1) == ' ';
    if (ByteSet.WORD.has(text.at(start - 1))) {
      return Optional.empty();
    }
    return scheme ? credential(text, start, end) : header(text, end);
  }

  private static Optional<Span> header(Text text, int end) {
    int at = end;
    while (at - end < 6 && "\"'\\]: =,\t".indexOf(text.at(at)) >= 0) {
      at++;
    }
    if (text.string(end, at).isBlank()) {
      return Optional.empty();
    }
    int word = at;
    while (Character.isLetter(text.at(word)) || text.at(word) == '-') {
      word++;
    }
    return text.at(word) == ' ' && word > at ? credential(text, at, word + 1) : value(text, at);
  }

  private static Optional<Span> credential(Text text, int schemeStart, int start) {
    int at = start;
    while (text.at(at) == ' ') {
      at++;
    }
    boolean basic = text.string(schemeStart, start).strip().equalsIgnoreCase("basic");
    return value(text, at)
        .filter(span -> !basic || BasicCredential.isOne(text.string(span.start(), span.end())));
  }

  private static Optional<Span> value(Text text, int start) {
    int end = start;
    while (CREDENTIAL.has(text.at(end))) {
      end++;
    }
    var value = text.string(start, Math.min(end, text.length()));
    boolean plausible =
        value.length() >= SHORTEST
            && !Placeholder.matches(value)
            && !value.contains("://")
            && !value.startsWith("AWS4-HMAC")
            && text.at(end) != '$'
            && text.at(end) != '('
            && text.at(end) != '{'
            && Literal.hasDigit(value)
            && Randomness.entropy(value.getBytes(StandardCharsets.ISO_8859_1), 0, value.length())
                > 2.5;
    return plausible ? Optional.of(new Span(start, end)) : basicWithoutDigits(value, start, end);
  }

  private static Optional<Span> basicWithoutDigits(String value, int start, int end) {
    return value.length() >= SHORTEST && BasicCredential.isOne(value)
        ? Optional.of(new Span(start, end))
        : Optional.empty();
  }
}
