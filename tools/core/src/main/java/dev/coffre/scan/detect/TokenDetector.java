package dev.coffre.scan.detect;

import dev.coffre.pattern.ByteSet;
import dev.coffre.scan.rule.Detection;
import java.util.Optional;

/// Finds tokens that the keyword begins, or that it stands within.
record TokenDetector(Detection.Token token) implements SingleDetector {
  private static final int LONGEST_BEFORE = 256;

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    int match = token.pattern().match(text.bytes(), start, text.length());
    if (match < 0) {
      return Optional.empty();
    }
    int from = token.before().isPresent() ? beginning(text, start) : start;
    if (from < 0 || (token.bounded() && !isBounded(text, from, match))) {
      return Optional.empty();
    }
    return Optional.of(new Span(from, match));
  }

  /// The earliest place from which the pattern in front reaches exactly to the keyword, or -1.
  private int beginning(Text text, int start) {
    var before = token.before().orElseThrow();
    int found = -1;
    for (int from = start; from >= Math.max(0, start - LONGEST_BEFORE); from--) {
      int reached = before.match(text.bytes(), from, start);
      if (reached == start) {
        found = from;
      } else if (found >= 0) {
        return found;
      }
    }
    return found;
  }

  private static boolean isBounded(Text text, int from, int end) {
    return !ByteSet.WORD.has(text.at(end))
        && (!ByteSet.WORD.has(text.at(from - 1)) || isEscape(text, from));
  }

  /// `\n` or `%3D` in front of the token, whose last letter is no part of a word.
  private static boolean isEscape(Text text, int from) {
    return (text.at(from - 2) == '\\' && "nrtbfv".indexOf(text.at(from - 1)) >= 0)
        || (text.at(from - 3) == '%' && isHex(text.at(from - 2)) && isHex(text.at(from - 1)));
  }

  private static boolean isHex(byte b) {
    return Character.digit(b, 16) >= 0;
  }
}
