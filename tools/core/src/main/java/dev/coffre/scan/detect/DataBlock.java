package dev.coffre.scan.detect;

import dev.coffre.scan.detect.Detector.Span;

/// Blocks of base64 in lines: among millions of characters some look like any token.
final class DataBlock {
  private static final int SHORTEST_LINE = 48;
  private static final int LONGEST_LINE = 200;

  private DataBlock() {}

  /// Whether the line of the span, and the one above or below, are nothing but base64.
  static boolean surrounds(Text text, Span span) {
    int start = text.lineStart(span.start(), Math.max(0, span.start() - LONGEST_LINE));
    int end = text.lineEnd(span.end(), Math.min(text.length(), span.end() + LONGEST_LINE));
    if (!isData(text, start, end)) {
      return false;
    }
    int above = Math.max(0, start - 1);
    int below = Math.min(text.length(), end + 1);
    return isData(text, text.lineStart(above, Math.max(0, above - LONGEST_LINE)), above)
        || isData(text, below, text.lineEnd(below, below + LONGEST_LINE));
  }

  private static boolean isData(Text text, int start, int end) {
    if (start < 0 || end - start < SHORTEST_LINE) {
      return false;
    }
    for (int i = start; i < end; i++) {
      byte b = text.at(i);
      boolean data =
          (b >= 'A' && b <= 'Z')
              || (b >= 'a' && b <= 'z')
              || (b >= '0' && b <= '9')
              || b == '+'
              || b == '/'
              || b == '='
              || b == '\r';
      if (!data) {
        return false;
      }
    }
    return true;
  }
}
