package dev.coffre.sops.store.yaml.token;

import dev.coffre.sops.store.StoreException;

/// The characters of YAML 1.1 as go-yaml takes them, on UTF-8 bytes.
public final class Characters {
  private Characters() {}

  /// The number of bytes of the line break at `offset`: CR LF, CR, LF, NEL, LS or PS; 0 for none.
  public static int breakLength(byte[] text, int offset) {
    return switch (text[offset]) {
      case '\n' -> 1;
      case '\r' -> byteAt(text, offset + 1) == '\n' ? 2 : 1;
      case (byte) 0xC2 -> byteAt(text, offset + 1) == 0x85 ? 2 : 0;
      case (byte) 0xE2 ->
          byteAt(text, offset + 1) == 0x80 && (byteAt(text, offset + 2) & 0xFE) == 0xA8 ? 3 : 0;
      default -> 0;
    };
  }

  /// The length in bytes of the UTF-8 character that begins with `first`.
  public static int width(int first) {
    if (first < 0x80) {
      return 1;
    }
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }

  /// A character of anchors, tag handles and directive names.
  static boolean isWord(int c) {
    boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return letter || (c >= '0' && c <= '9') || c == '_' || c == '-';
  }

  /// Whether a byte order mark stands at `offset`.
  public static boolean isByteOrderMark(byte[] text, int offset) {
    return byteAt(text, offset) == 0xEF
        && byteAt(text, offset + 1) == 0xBB
        && byteAt(text, offset + 2) == 0xBF;
  }

  /// Whether go-yaml may write the character at `offset` unescaped.
  public static boolean isPrintable(byte[] text, int offset) {
    int first = text[offset] & 0xff;
    int second = byteAt(text, offset + 1);
    int third = byteAt(text, offset + 2);
    return switch (first) {
      case '\n', 0xEE -> true;
      case 0xC2 -> second >= 0xA0;
      case 0xED -> second < 0xA0;
      case 0xEF ->
          !(second == 0xBB && third == 0xBF) && !(second == 0xBF && (third & 0xFE) == 0xBE);
      default -> (first >= 0x20 && first <= 0x7E) || (first > 0xC2 && first < 0xED);
    };
  }

  /// Refuses what is no YAML stream in UTF-8: other encodings, malformed sequences and control
  /// characters.
  public static void check(byte[] text) throws StoreException {
    int line = 1;
    int i = 0;
    while (i < text.length) {
      int first = text[i] & 0xff;
      if (first == '\n') {
        line++;
        i++;
      } else if (first < 0x80) {
        if ((first < 0x20 && first != '\t' && first != '\r') || first == 0x7F) {
          throw new StoreException("line " + line + ": control characters are not allowed");
        }
        i++;
      } else {
        i += checkedWidth(text, i, line);
      }
    }
  }

  private static int checkedWidth(byte[] text, int offset, int line) throws StoreException {
    int first = text[offset] & 0xff;
    int width = first < 0xC0 || first > 0xF7 ? 0 : width(first);
    int point = width == 0 ? -1 : first & (0xFF >> (width + 1));
    for (int i = 1; i < width && point >= 0; i++) {
      int next = byteAt(text, offset + i);
      point = (next & 0xC0) == 0x80 ? point << 6 | (next & 0x3F) : -1;
    }
    if (point < new int[] {0, 0, 0x80, 0x800, 0x10000}[width]
        || point > 0x10FFFF
        || surrogate(point)) {
      throw new StoreException("line " + line + ": the text is not valid UTF-8");
    }
    if ((point < 0xA0 && point != 0x85) || point == 0xFFFE || point == 0xFFFF) {
      throw new StoreException("line " + line + ": control characters are not allowed");
    }
    return width;
  }

  private static boolean surrogate(int point) {
    return point >= 0xD800 && point <= 0xDFFF;
  }

  private static int byteAt(byte[] text, int offset) {
    return offset < text.length ? text[offset] & 0xff : 0;
  }
}
