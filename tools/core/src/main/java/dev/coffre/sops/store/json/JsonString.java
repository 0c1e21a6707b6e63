package dev.coffre.sops.store.json;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One string of a JSON text, decoded to UTF-8.
final class JsonString {
  private final byte[] source;
  private final byte[] decoded;
  private int position;

  /// Reads a string.
  ///
  /// @param start behind the opening quote
  JsonString(byte[] source, int start) throws StoreException {
    this.source = source;
    this.position = start;
    skipPlain();
    if (at(position) == '"') {
      this.decoded = Arrays.copyOfRange(source, start, position);
    } else {
      this.decoded = unescape(start);
    }
    requireUtf8(start);
    position++;
  }

  /// Behind the closing quote.
  int end() {
    return position;
  }

  SecretBytes bytes() {
    return SecretBytes.adopt(decoded);
  }

  String text() {
    return new String(decoded, StandardCharsets.UTF_8);
  }

  private void skipPlain() throws StoreException {
    while (at(position) != '"' && source[position] != '\\') {
      if (source[position] >= 0 && source[position] < 0x20) {
        throw refused(source, position, "a control character in a string");
      }
      position++;
    }
  }

  private byte[] unescape(int start) throws StoreException {
    var result = new ByteArrayOutputStream();
    int from = start;
    while (at(position) == '\\') {
      result.write(source, from, position - from);
      result.writeBytes(escape());
      from = position;
      skipPlain();
    }
    result.write(source, from, position - from);
    return result.toByteArray();
  }

  private byte[] escape() throws StoreException {
    int letter = at(position + 1);
    position += 2;
    return switch (letter) {
      case '"', '\\', '/' -> new byte[] {(byte) letter};
      case 'b' -> new byte[] {'\b'};
      case 'f' -> new byte[] {'\f'};
      case 'n' -> new byte[] {'\n'};
      case 'r' -> new byte[] {'\r'};
      case 't' -> new byte[] {'\t'};
      case 'u' -> unicode().getBytes(StandardCharsets.UTF_8);
      default -> throw refused(source, position - 2, "an unknown escape in a string");
    };
  }

  /// A code point; half of a surrogate pair becomes U+FFFD, as in Go.
  private String unicode() throws StoreException {
    char unit = hex();
    if (!Character.isSurrogate(unit)) {
      return String.valueOf(unit);
    }
    if (Character.isHighSurrogate(unit) && at(position) == '\\' && at(position + 1) == 'u') {
      int before = position;
      position += 2;
      char low = hex();
      if (Character.isLowSurrogate(low)) {
        return new String(new char[] {unit, low});
      }
      position = before;
    }
    return "\uFFFD";
  }

  private char hex() throws StoreException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(at(position++), 16);
      if (digit < 0) {
        throw refused(source, position - 1, "a \\u escape without four hex digits");
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  private int at(int offset) throws StoreException {
    if (offset >= source.length) {
      throw refused(source, source.length, "unexpected end of the file in a string");
    }
    return source[offset];
  }

  private void requireUtf8(int start) throws StoreException {
    if (isAscii(decoded)) {
      return;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded));
    } catch (CharacterCodingException e) {
      throw refused(source, start, "a string that is not UTF-8");
    }
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /// An error at a place of the text.
  static StoreException refused(byte[] source, int offset, String why) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(offset, source.length); i++) {
      boolean newline = source[i] == '\n';
      line += newline ? 1 : 0;
      column = newline ? 1 : column + 1;
    }
    return new StoreException("line " + line + ", column " + column + ": " + why);
  }
}
