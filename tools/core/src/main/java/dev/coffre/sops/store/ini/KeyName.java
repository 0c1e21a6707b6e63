package dev.coffre.sops.store.ini;

import dev.coffre.sops.store.StoreException;

/// The name of a key, with quotes taken off, and where the text behind its delimiter begins.
record KeyName(String name, int end) {

  static KeyName read(String text, int from, Lines lines) throws StoreException {
    var line = text.substring(from, lines.end());
    var quote = quote(line);
    if (quote.isEmpty()) {
      int delimiter = delimiter(line, 0);
      if (delimiter <= 0) {
        throw lines.refused(delimiter < 0 ? "neither = nor : in the line" : "empty key name");
      }
      return new KeyName(Spaces.trim(line.substring(0, delimiter)), from + delimiter + 1);
    }
    int close = line.indexOf(quote, quote.length());
    if (close < 0) {
      throw lines.refused("missing closing key quote");
    }
    int delimiter = delimiter(line, close + quote.length());
    if (delimiter < 0) {
      throw lines.refused("neither = nor : behind the key");
    }
    return new KeyName(Spaces.trim(line.substring(quote.length(), close)), from + delimiter + 1);
  }

  private static String quote(String line) {
    if (line.startsWith("\"\"\"") && line.length() > 6) {
      return "\"\"\"";
    }
    return line.startsWith("\"") ? "\"" : line.startsWith("`") ? "`" : "";
  }

  private static int delimiter(String line, int from) {
    for (int i = from; i < line.length(); i++) {
      if (line.charAt(i) == '=' || line.charAt(i) == ':') {
        return i;
      }
    }
    return -1;
  }
}
