package dev.coffre.sops.store.ini;

/// What Go takes for white space, in UTF-8 held as Latin-1.
final class Spaces {
  private Spaces() {}

  /// The first offset in `text` from `start` that is not white space, at most `end`.
  static int skip(String text, int start, int end) {
    int position = start;
    while (position < end) {
      int length = at(text, position, end);
      if (length == 0) {
        break;
      }
      position += length;
    }
    return position;
  }

  /// The offset behind the last character before `end` that is not white space, at least `start`.
  static int trimEnd(String text, int start, int end) {
    int position = end;
    while (position > start) {
      int length = before(text, start, position);
      if (length == 0) {
        break;
      }
      position -= length;
    }
    return position;
  }

  static String trim(String text) {
    int start = skip(text, 0, text.length());
    return text.substring(start, trimEnd(text, start, text.length()));
  }

  private static int before(String text, int start, int end) {
    for (int length = 1; length <= 3 && end - length >= start; length++) {
      if (at(text, end - length, end) == length) {
        return length;
      }
    }
    return 0;
  }

  /// The length of the white-space character at `position`, 0 if there is another.
  private static int at(String text, int position, int end) {
    char c = text.charAt(position);
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      return 1;
    }
    if (c == 0xC2 && position + 1 < end) {
      char next = text.charAt(position + 1);
      return next == 0x85 || next == 0xA0 ? 2 : 0;
    }
    return c >= 0xE1 && c <= 0xE3 && position + 2 < end ? wide(text, position) : 0;
  }

  private static int wide(String text, int position) {
    int code =
        (text.charAt(position) & 0xF) << 12
            | (text.charAt(position + 1) & 0x3F) << 6
            | (text.charAt(position + 2) & 0x3F);
    boolean space =
        (code >= 0x2000 && code <= 0x200A)
            || code == 0x1680
            || code == 0x2028
            || code == 0x2029
            || code == 0x202F
            || code == 0x205F
            || code == 0x3000;
    return space ? 3 : 0;
  }
}
