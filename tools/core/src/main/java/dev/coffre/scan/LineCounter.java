package dev.coffre.scan;

/// Turns places in a text into lines and columns. Places must come in order.
final class LineCounter {
  private final byte[] text;
  private int at;
  private int line = 1;
  private int lineStart;

  LineCounter(byte[] text) {
    this.text = text;
  }

  void advanceTo(int place) {
    for (; at < place; at++) {
      if (text[at] == '\n') {
        line++;
        lineStart = at + 1;
      }
    }
  }

  /// From 1.
  int line() {
    return line;
  }

  /// From 1, in bytes.
  int column() {
    return at - lineStart + 1;
  }
}
