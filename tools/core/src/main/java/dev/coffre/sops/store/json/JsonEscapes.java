package dev.coffre.sops.store.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The inside of JSON strings.
enum JsonEscapes {
  /// What must be escaped, and no more.
  NEEDED,
  /// As Go's encoder has it: what would end a script in a page too.
  HTML_SAFE;

  private static final String HEX = "0123456789abcdef";
  private static final String SHORT = "\"\"\\\\\bb\ff\nn\rr\tt";

  void write(byte[] utf8, ByteArrayOutputStream out) {
    int from = 0;
    int position = 0;
    while (position < utf8.length) {
      int length = sequence(utf8, position);
      var escape = length == 0 ? "\\ufffd" : escape(utf8, position, length);
      if (!escape.isEmpty()) {
        out.write(utf8, from, position - from);
        out.writeBytes(escape.getBytes(StandardCharsets.US_ASCII));
        from = position + Math.max(length, 1);
      }
      position += Math.max(length, 1);
    }
    out.write(utf8, from, utf8.length - from);
  }

  /// The escape for a character, empty if it is written as it is.
  private String escape(byte[] utf8, int position, int length) {
    int b = utf8[position];
    if (length == 3) {
      boolean separator =
          this == HTML_SAFE
              && b == (byte) 0xE2
              && utf8[position + 1] == (byte) 0x80
              && (utf8[position + 2] & 0xFE) == 0xA8;
      return separator ? "\\u202" + HEX.charAt(utf8[position + 2] & 0xF) : "";
    }
    if (length > 1 || isPlain(b)) {
      return "";
    }
    int known = shortForm(b);
    return known >= 0
        ? "\\" + SHORT.charAt(known + 1)
        : "\\u00" + HEX.charAt(b >> 4) + HEX.charAt(b & 0xF);
  }

  private boolean isPlain(int b) {
    boolean markup = b == '<' || b == '>' || b == '&';
    return b >= 0x20 && b != '"' && b != '\\' && !(markup && this == HTML_SAFE);
  }

  private static int shortForm(int b) {
    for (int i = 0; i < SHORT.length(); i += 2) {
      if (SHORT.charAt(i) == b) {
        return i;
      }
    }
    return -1;
  }

  /// The length of the UTF-8 sequence at `position`, 0 if there is none.
  private static int sequence(byte[] utf8, int position) {
    int lead = utf8[position] & 0xFF;
    if (lead < 0x80) {
      return 1;
    }
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || position + length > utf8.length) {
      return 0;
    }
    int code = lead & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      if ((utf8[position + i] & 0xC0) != 0x80) {
        return 0;
      }
      code = code << 6 | (utf8[position + i] & 0x3F);
    }
    boolean overlong = code < (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
    return overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) ? 0 : length;
  }
}
