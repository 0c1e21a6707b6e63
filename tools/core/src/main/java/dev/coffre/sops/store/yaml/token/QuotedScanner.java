package dev.coffre.sops.store.yaml.token;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Reads a scalar in single or double quotes.
public final class QuotedScanner {
  private final Cursor cursor;
  private final int parentIndent;
  private final char quote;
  private final Folding folding;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final Mark start;

  public QuotedScanner(Cursor cursor, int parentIndent) {
    this.parentIndent = parentIndent;
    this.cursor = cursor;
    this.quote = (char) cursor.at(0);
    this.folding = new Folding(cursor);
    this.start = cursor.mark();
  }

  public Token scan() throws StoreException {
    cursor.skip();
    while (true) {
      checkGoesOn();
      readWord();
      if (cursor.at(0) == quote) {
        break;
      }
      folding.readSpace(() -> {});
      folding.writeTo(content);
    }
    cursor.skip();
    var style = quote == '"' ? Style.DOUBLE_QUOTED : Style.SINGLE_QUOTED;
    return new Token(
        Token.Kind.SCALAR,
        start,
        cursor.mark(),
        new Token.Text(SecretBytes.adopt(content.toByteArray()), style, parentIndent));
  }

  private void checkGoesOn() throws StoreException {
    if (cursor.isDocumentMarker()) {
      throw Cursor.error(start, "a quoted scalar is not closed before the end of the document");
    }
    if (cursor.atEnd()) {
      throw Cursor.error(start, "a quoted scalar is not closed before the end of the file");
    }
  }

  private void readWord() throws StoreException {
    while (!cursor.isBlankOrEnd(0)) {
      if (cursor.at(0) == quote) {
        if (quote == '"' || cursor.at(1) != quote) {
          return;
        }
        cursor.skip();
        cursor.read(content);
      } else if (quote == '"' && cursor.at(0) == '\\') {
        if (cursor.isBreak(1)) {
          cursor.skip();
          cursor.skipLine();
          folding.escapeBreak();
          return;
        }
        readEscape();
      } else {
        cursor.readWord(content);
      }
    }
  }

  private void readEscape() throws StoreException {
    int character = cursor.at(1);
    int digits =
        switch (character) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    int point = digits > 0 ? codePoint(digits) : named(character);
    cursor.skip(2 + digits);
    content.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
  }

  private int codePoint(int digits) throws StoreException {
    long point = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(cursor.at(2 + i), 16);
      if (digit < 0 || cursor.at(2 + i) > 'f') {
        throw Cursor.error(start, "an escape in double quotes lacks hexadecimal digits");
      }
      point = point << 4 | digit;
    }
    if (point > Character.MAX_CODE_POINT || (point >= 0xD800 && point <= 0xDFFF)) {
      throw Cursor.error(start, "an escape in double quotes is no Unicode character");
    }
    return (int) point;
  }

  private int named(int character) throws StoreException {
    return switch (character) {
      case '0' -> 0;
      case 'a' -> 7;
      case 'b' -> 8;
      case 't', '\t' -> '\t';
      case 'n' -> '\n';
      case 'v' -> 0xB;
      case 'f' -> 0xC;
      case 'r' -> '\r';
      case 'e' -> 0x1B;
      case ' ', '"', '\'', '\\' -> character;
      case 'N' -> 0x85;
      case '_' -> 0xA0;
      case 'L' -> 0x2028;
      case 'P' -> 0x2029;
      default -> throw Cursor.error(start, "an unknown escape stands in double quotes");
    };
  }
}
