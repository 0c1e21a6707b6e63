package dev.coffre.sops.store.yaml.token;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/// Reads a literal (`|`) or folded (`>`) scalar.
public final class BlockScanner {
  private final Cursor cursor;
  private final Consumer<Mark> commentBehind;
  private final int parentIndent;
  private final boolean literal;
  private final Mark start;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final ByteArrayOutputStream lineBreak = new ByteArrayOutputStream();
  private final ByteArrayOutputStream emptyLines = new ByteArrayOutputStream();
  private int chomping;
  private int indent;
  private Mark end;

  /// @param commentBehind reads the comment behind the token at the mark it is given
  /// @param parentIndent column of the surrounding block, -1 at the top
  public BlockScanner(Cursor cursor, Consumer<Mark> commentBehind, int parentIndent) {
    this.cursor = cursor;
    this.commentBehind = commentBehind;
    this.parentIndent = parentIndent;
    this.literal = cursor.at(0) == '|';
    this.start = cursor.mark();
    this.end = start;
  }

  public Token scan() throws StoreException {
    cursor.skip();
    readIndicators();
    int headerEnd = cursor.offset();
    endHeader();
    int bodyStart = cursor.offset();
    int contentEnd = bodyStart;
    readEmptyLines();
    boolean leadingBlank = false;
    while (cursor.column() == indent && !cursor.atEnd()) {
      leadingBlank = readLine(leadingBlank);
      contentEnd = cursor.offset();
      readEmptyLines();
    }
    chomp();
    var style = literal ? Style.LITERAL : Style.FOLDED;
    var layout =
        new BlockLayout(headerEnd, bodyStart, contentEnd, parentIndent, indent, chomping > 0);
    return new Token(
        Token.Kind.SCALAR,
        start,
        end,
        new Token.Block(SecretBytes.adopt(content.toByteArray()), style, layout));
  }

  private void readIndicators() throws StoreException {
    if (readChomping()) {
      readIndent();
    } else if (readIndent()) {
      readChomping();
    }
  }

  private boolean readChomping() {
    chomping = cursor.at(0) == '+' ? 1 : cursor.at(0) == '-' ? -1 : 0;
    if (chomping != 0) {
      cursor.skip();
    }
    return chomping != 0;
  }

  private boolean readIndent() throws StoreException {
    int digit = cursor.at(0) - '0';
    if (digit < 0 || digit > 9) {
      return false;
    }
    if (digit == 0) {
      throw Cursor.error(start, "the indentation indicator of a block scalar is 0");
    }
    indent = Math.max(parentIndent, 0) + digit;
    cursor.skip();
    return true;
  }

  private void endHeader() throws StoreException {
    cursor.skipBlanks();
    if (cursor.at(0) == '#') {
      commentBehind.accept(start);
    }
    if (!cursor.isBreakOrEnd(0)) {
      throw Cursor.error(start, "text follows the indicator of a block scalar on its line");
    }
    cursor.skipLine();
    end = cursor.mark();
  }

  /// Reads indentation and empty lines; the first line with content fixes the indentation.
  private void readEmptyLines() throws StoreException {
    end = cursor.mark();
    int deepest = 0;
    while (true) {
      readIndentation();
      deepest = Math.max(deepest, cursor.column());
      if (!cursor.isBreak(0)) {
        break;
      }
      cursor.readLine(emptyLines);
      end = cursor.mark();
    }
    if (indent == 0) {
      indent = Math.max(Math.max(deepest, parentIndent + 1), 1);
    }
  }

  private void readIndentation() throws StoreException {
    while ((indent == 0 || cursor.column() < indent) && cursor.at(0) == ' ') {
      cursor.skip();
    }
    if ((indent == 0 || cursor.column() < indent) && cursor.at(0) == '\t') {
      throw Cursor.error(start, "a tab stands in the indentation of a block scalar");
    }
  }

  /// Reads one line of content. Folding joins it to the line above unless one of the two begins
  /// with a blank.
  private boolean readLine(boolean leadingBlank) {
    boolean blank = cursor.isBlank(0);
    boolean folds = !literal && !leadingBlank && !blank && lineBreak.size() == 1;
    if (!folds) {
      content.writeBytes(lineBreak.toByteArray());
    } else if (emptyLines.size() == 0) {
      content.write(' ');
    }
    lineBreak.reset();
    content.writeBytes(emptyLines.toByteArray());
    emptyLines.reset();
    cursor.readTo(cursor.endOfLine(), content);
    if (cursor.isBreak(0)) {
      cursor.readLine(lineBreak);
    }
    return blank;
  }

  private void chomp() {
    if (chomping >= 0) {
      content.writeBytes(lineBreak.toByteArray());
    }
    if (chomping > 0) {
      content.writeBytes(emptyLines.toByteArray());
    }
  }
}
