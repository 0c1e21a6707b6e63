package dev.coffre.scan.detect;

import dev.coffre.pattern.ByteSet;
import java.util.Optional;

/// Finds the password of addresses that are no URL: `user:password@tcp(host)`, as Go's drivers have
/// it, and `oracle:thin:user/password@host`. The keyword is `@tcp(`, `@unix(` or `:thin:`.
record DsnDetector() implements SingleDetector {
  private static final int LONGEST = 128;
  private static final ByteSet ENDS = ByteSet.CONTROL.with("\"'`=<");

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    return (text.at(start) == '@' ? inFront(text, start) : behind(text, end))
        .filter(span -> isPassword(text.string(span.start(), span.end())));
  }

  private static boolean isPassword(String value) {
    return Literal.isPassword(value) && !Names.isPassword(value) && value.indexOf('%') != 0;
  }

  private static Optional<Span> inFront(Text text, int at) {
    int from = at;
    while (at - from < LONGEST && !ENDS.has(text.at(from - 1))) {
      from--;
    }
    var address = text.string(from, at);
    int scheme = address.indexOf("://");
    int colon = address.indexOf(':', scheme < 0 ? 0 : scheme + 1);
    return colon > 0 ? Optional.of(new Span(from + colon + 1, at)) : Optional.empty();
  }

  private static Optional<Span> behind(Text text, int from) {
    int end = from;
    while (end - from < LONGEST && !ENDS.has(text.at(end))) {
      end++;
    }
    var address = text.string(from, end);
    int slash = address.indexOf('/');
    int host = address.lastIndexOf('@');
    return slash > 0 && host > slash
        ? Optional.of(new Span(from + slash + 1, from + host))
        : Optional.empty();
  }
}
