package dev.coffre.sops.store.ini;

import dev.coffre.sops.store.StoreException;

/// Goes through a text line by line.
final class Lines {
  private final String text;
  private int end;
  private int number;

  /// @param text UTF-8 held as Latin-1; a byte order mark in front is skipped
  Lines(String text) throws StoreException {
    this.text = text;
    if (text.startsWith("\u00FE\u00FF") || text.startsWith("\u00FF\u00FE")) {
      throw new StoreException("the file is UTF-16; only UTF-8 can be read");
    }
    this.end = text.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
  }

  boolean hasNext() {
    return end < text.length();
  }

  /// Goes on to the next line and returns where it starts.
  int next() {
    int start = end;
    int newline = text.indexOf('\n', start);
    end = newline < 0 ? text.length() : newline + 1;
    number++;
    return start;
  }

  /// Behind the newline of the current line.
  int end() {
    return end;
  }

  StoreException refused(String why) {
    return new StoreException("line " + number + ": " + why);
  }
}
