package dev.coffre.sops.store.yaml.token;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.StoreException;
import java.io.ByteArrayOutputStream;

/// Reads a scalar without quotes, over as many lines as it has.
public final class PlainScanner {
  private final Cursor cursor;
  private final int indent;
  private final boolean inFlow;
  private final Folding folding;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final Mark start;
  private Mark end;

  /// @param indent column of the surrounding block, -1 at the top
  public PlainScanner(Cursor cursor, int indent, boolean inFlow) {
    this.cursor = cursor;
    this.indent = indent + 1;
    this.inFlow = inFlow;
    this.folding = new Folding(cursor);
    this.start = cursor.mark();
    this.end = start;
  }

  public Token scan() throws StoreException {
    while (!cursor.isDocumentMarker() && cursor.at(0) != '#') {
      readWord();
      if (!cursor.isBlank(0) && !cursor.isBreak(0)) {
        break;
      }
      folding.readSpace(this::checkIndentation);
      if (!inFlow && cursor.column() < indent) {
        break;
      }
    }
    return new Token(
        Token.Kind.SCALAR,
        start,
        end,
        new Token.Text(SecretBytes.adopt(content.toByteArray()), Style.PLAIN, indent - 1));
  }

  /// Whether the scan ended on a new line, where a key may follow.
  public boolean endsOnNewLine() {
    return folding.hasBreak();
  }

  private void readWord() {
    int from = cursor.offset();
    while (!cursor.isBlankOrEnd(0) && !isIndicator()) {
      if (cursor.offset() == from) {
        folding.writeTo(content);
      }
      cursor.readWord(content);
      if (cursor.isBlankOrEnd(0) || isIndicator()) {
        end = cursor.mark();
      }
    }
  }

  /// Whether the scalar ends here: at `: `, and in brackets at their indicators.
  private boolean isIndicator() {
    return switch (cursor.at(0)) {
      case ':' -> cursor.isBlankOrEnd(1);
      case ',', '?', '[', ']', '{', '}' -> inFlow;
      default -> false;
    };
  }

  private void checkIndentation() throws StoreException {
    if (folding.hasBreak() && cursor.column() < indent && cursor.at(0) == '\t') {
      throw Cursor.error(start, "a tab stands where the indentation of a scalar goes on");
    }
  }
}
