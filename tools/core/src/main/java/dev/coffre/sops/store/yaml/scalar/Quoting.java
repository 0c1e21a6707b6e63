package dev.coffre.sops.store.yaml.scalar;

import dev.coffre.sops.store.yaml.token.Characters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Text in quotes, on one line.
public final class Quoting {
  private Quoting() {}

  /// `text` in double quotes, with the escapes go-yaml v3 writes.
  ///
  /// @param astral whether characters beyond the basic plane may stand as they are
  public static byte[] doubleQuoted(byte[] text, boolean astral) {
    var out = new ByteArrayOutputStream(text.length + 2);
    out.write('"');
    // go-yaml looks for a byte order mark at the beginning of the text, for every character
    boolean marked = Characters.isByteOrderMark(text, 0);
    for (int i = 0; i < text.length; ) {
      int width = Characters.width(text[i] & 0xff);
      if (marked || (needsEscape(text, i) && !(astral && width == 4))) {
        out.writeBytes(escape(codePoint(text, i, width)).getBytes(StandardCharsets.US_ASCII));
      } else {
        out.write(text, i, width);
      }
      i += width;
    }
    out.write('"');
    return out.toByteArray();
  }

  /// `text`, which has no line breaks, in single quotes.
  public static byte[] singleQuoted(byte[] text) {
    var out = new ByteArrayOutputStream(text.length + 2);
    out.write('\'');
    for (byte b : text) {
      if (b == '\'') {
        out.write('\'');
      }
      out.write(b);
    }
    out.write('\'');
    return out.toByteArray();
  }

  private static boolean needsEscape(byte[] text, int offset) {
    byte first = text[offset];
    return first == '"'
        || first == '\\'
        || !Characters.isPrintable(text, offset)
        || Characters.breakLength(text, offset) > 0;
  }

  private static int codePoint(byte[] text, int offset, int width) {
    int point = width == 1 ? text[offset] : text[offset] & (0xFF >> (width + 1));
    for (int i = 1; i < width; i++) {
      point = point << 6 | (text[offset + i] & 0x3F);
    }
    return point;
  }

  private static String escape(int point) {
    return switch (point) {
      case 0 -> "\\0";
      case 7 -> "\\a";
      case 8 -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case 0xB -> "\\v";
      case 0xC -> "\\f";
      case '\r' -> "\\r";
      case 0x1B -> "\\e";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case 0x85 -> "\\N";
      case 0xA0 -> "\\_";
      case 0x2028 -> "\\L";
      case 0x2029 -> "\\P";
      default -> hexadecimal(point);
    };
  }

  private static String hexadecimal(int point) {
    if (point <= 0xFF) {
      return "\\x%02X".formatted(point);
    }
    return (point <= 0xFFFF ? "\\u%04X" : "\\U%08X").formatted(point);
  }
}
