package dev.coffre.scan.detect;

/// Reads the words of a text, which blanks and line breaks separate.
final class WordReader {
  private final Text text;
  private final int limit;
  private int start;
  private int end;

  WordReader(Text text, int from, int limit) {
    this.text = text;
    this.limit = Math.min(text.length(), limit);
    this.start = from;
    this.end = from;
  }

  /// Goes to the next word; false if there is none.
  boolean next() {
    start = end;
    while (start < limit && isGap(start)) {
      start += text.at(start) == '\\' ? 2 : 1;
    }
    start = Math.min(start, limit);
    end = start;
    while (end < limit && !isGap(end)) {
      end++;
    }
    return end > start;
  }

  private boolean isGap(int at) {
    return (text.at(at) <= ' ' && text.at(at) >= 0)
        || (text.at(at) == '\\' && (text.at(at + 1) == 'n' || text.at(at + 1) == '\n'));
  }

  String word() {
    return text.string(start, end);
  }

  Detector.Span span() {
    return new Detector.Span(start, end);
  }
}
