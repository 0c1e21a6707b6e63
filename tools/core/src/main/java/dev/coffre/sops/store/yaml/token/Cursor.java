package dev.coffre.sops.store.yaml.token;

import dev.coffre.sops.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// The text and the place of the scanner in it. The text is valid UTF-8 without control characters
/// ({@link Characters#check}), so a zero byte stands for the end.
public final class Cursor {
  /// The ASCII characters that are part of a scalar wherever they stand in one.
  private static final boolean[] WORD = new boolean[128];

  static {
    for (int i = 0; i < WORD.length; i++) {
      WORD[i] = Characters.isWord(i) || i == '+' || i == '/' || i == '=' || i == '.';
    }
  }

  private final byte[] text;
  private int offset;
  private int index;
  private int line;
  private int column;
  private int newlines;
  private final List<CommentLine> comments = new ArrayList<>();

  /// A cursor on the first byte behind a byte order mark.
  public Cursor(byte[] text) {
    this.text = text;
    this.offset = Characters.isByteOrderMark(text, 0) ? 3 : 0;
  }

  public Mark mark() {
    return new Mark(offset, index, line, column);
  }

  public int offset() {
    return offset;
  }

  public int index() {
    return index;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  /// Line breaks passed since the last character that was not blank.
  public int newlines() {
    return newlines;
  }

  /// The byte `ahead` bytes further, or 0 behind the end.
  public int at(int ahead) {
    return offset + ahead < text.length ? text[offset + ahead] & 0xff : 0;
  }

  public boolean atEnd() {
    return offset >= text.length;
  }

  public boolean isBlank(int ahead) {
    return at(ahead) == ' ' || at(ahead) == '\t';
  }

  public boolean isBreak(int ahead) {
    return offset + ahead < text.length && Characters.breakLength(text, offset + ahead) > 0;
  }

  public boolean isBreakOrEnd(int ahead) {
    return at(ahead) == 0 || isBreak(ahead);
  }

  public boolean isBlankOrEnd(int ahead) {
    return isBlank(ahead) || isBreakOrEnd(ahead);
  }

  /// Whether a document marker (`---` or `...`, three times `character`) stands here.
  public boolean isMarker(char character) {
    return column == 0
        && at(0) == character
        && at(1) == character
        && at(2) == character
        && isBlankOrEnd(3);
  }

  boolean isDocumentMarker() {
    return isMarker('-') || isMarker('.');
  }

  public boolean isByteOrderMark() {
    return Characters.isByteOrderMark(text, offset);
  }

  /// Passes one character.
  public void skip() {
    if (!isBlank(0)) {
      newlines = 0;
    }
    index++;
    column++;
    offset += Characters.width(at(0));
  }

  public void skip(int characters) {
    for (int i = 0; i < characters; i++) {
      skip();
    }
  }

  void skipBlanks() {
    while (isBlank(0)) {
      skip();
    }
  }

  /// Passes the line break here, if there is one.
  public void skipLine() {
    int length = isBreak(0) ? Characters.breakLength(text, offset) : 0;
    if (length > 0) {
      index += at(0) == '\r' && length == 2 ? 2 : 1;
      offset += length;
      line++;
      column = 0;
      newlines++;
    }
  }

  /// Passes the line break here and appends it to `out`: a line feed, or the Unicode line or
  /// paragraph separator as it is.
  void readLine(ByteArrayOutputStream out) {
    if (at(0) == 0xE2) {
      out.write(text, offset, 3);
    } else {
      out.write('\n');
    }
    skipLine();
  }

  /// Passes one character and appends it to `out`.
  void read(ByteArrayOutputStream out) {
    out.write(text, offset, Characters.width(at(0)));
    skip();
  }

  /// Passes the characters up to `stop`, a byte offset on this line, and appends them to `out`.
  void readTo(int stop, ByteArrayOutputStream out) {
    out.write(text, offset, stop - offset);
    skipTo(stop);
  }

  /// Passes one character and those of a word behind it, and appends them to `out`. Without calls:
  /// before anything is compiled, they take longer than the rest of it.
  void readWord(ByteArrayOutputStream out) {
    int end = offset + Characters.width(at(0));
    while (end < text.length && text[end] >= 0 && WORD[text[end]]) {
      end++;
    }
    readTo(end, out);
  }

  /// Passes the characters up to `stop`, a byte offset on this line.
  void skipTo(int stop) {
    for (; offset < stop; offset++) {
      byte next = text[offset];
      if (next != ' ' && next != '\t') {
        newlines = 0;
      }
      if (next >= -64) { // no byte that continues a character
        index++;
        column++;
      }
    }
  }

  /// Passes the rest of the line, a comment. No comment may be passed in any other way.
  public CommentLine readComment() {
    int start = offset;
    skipTo(endOfLine());
    var comment = new CommentLine(start, offset);
    comments.add(comment);
    return comment;
  }

  /// Every comment passed, in order.
  public List<CommentLine> comments() {
    return comments;
  }

  /// The byte offset of the end of this line.
  int endOfLine() {
    int end = offset;
    while (end < text.length && (text[end] >= ' ' || Characters.breakLength(text, end) == 0)) {
      end++;
    }
    return end;
  }

  public StoreException error(String problem) {
    return error(mark(), problem);
  }

  public static StoreException error(Mark where, String problem) {
    return new StoreException(
        "line " + (where.line() + 1) + ", column " + (where.column() + 1) + ": " + problem);
  }
}
