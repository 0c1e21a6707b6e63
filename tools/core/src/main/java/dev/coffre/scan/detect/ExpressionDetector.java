package dev.coffre.scan.detect;

import com.google.re2j.Pattern;
import java.util.Optional;

/// Finds what a team's expression matches on the line of the keyword: the match that the keyword is
/// in, or else the first one behind it, or else the first one.
record ExpressionDetector(Pattern pattern) implements SingleDetector {
  /// As far as a line is looked at on each side of the keyword.
  private static final int LONGEST = 4096;

  static ExpressionDetector of(String pattern) {
    return new ExpressionDetector(Pattern.compile(pattern));
  }

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    int from = Math.max(text.lineStart(start), start - LONGEST);
    int to = Math.min(text.lineEnd(end), end + LONGEST);
    var matcher = pattern.matcher(text.string(from, to));
    var found = Optional.<Span>empty();
    while (matcher.find()) {
      int group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
      boolean reaches = from + matcher.end() >= end;
      if (found.isEmpty() || reaches) {
        found = Optional.of(new Span(from + matcher.start(group), from + matcher.end(group)));
      }
      if (reaches) {
        break;
      }
    }
    return found.filter(span -> span.end() > span.start());
  }
}
