package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.yaml.token.Characters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The lines of a text: where they begin and end, and how.
final class Lines {
  private final byte[] source;
  private final byte[] lineBreak;

  Lines(byte[] source) {
    this.source = source;
    this.lineBreak = usesCrLf(source) ? new byte[] {'\r', '\n'} : new byte[] {'\n'};
  }

  private static boolean usesCrLf(byte[] source) {
    for (int i = 0; i < source.length; i++) {
      if (source[i] == '\n') {
        return i > 0 && source[i - 1] == '\r';
      }
    }
    return false;
  }

  /// The line break this text uses: that of its first line.
  byte[] lineBreak() {
    return lineBreak;
  }

  /// Where the line around `offset` begins.
  int start(int offset) {
    int start = offset;
    while (start > 0 && source[start - 1] != '\n' && source[start - 1] != '\r') {
      start--;
    }
    return start == 0 && Characters.isByteOrderMark(source, 0) ? Math.min(3, offset) : start;
  }

  /// Columns from the beginning of the line to `offset`.
  int column(int offset) {
    return offset - start(offset);
  }

  /// Behind the last character of the line around `offset`.
  int end(int offset) {
    int end = offset;
    while (end < source.length && Characters.breakLength(source, end) == 0) {
      end++;
    }
    return end;
  }

  /// Where the next line begins, or the end of the text.
  int next(int offset) {
    int end = end(offset);
    return end < source.length ? end + Characters.breakLength(source, end) : end;
  }

  /// Whether only spaces stand before `offset` on its line.
  boolean isFirst(int offset) {
    for (int i = start(offset); i < offset; i++) {
      if (source[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  /// The number of spaces at the beginning of the line around `offset`.
  int indent(int offset) {
    int from = start(offset);
    int i = from;
    while (i < source.length && source[i] == ' ') {
      i++;
    }
    return i - from;
  }

  /// The beginning of the first line from `offset` on that is not empty, or the end of the text.
  int afterEmpty(int offset) {
    int next = offset;
    while (next < source.length && isEmpty(next)) {
      next = next(next);
    }
    return next;
  }

  /// Whether the line around `offset` is a comment.
  boolean isComment(int offset) {
    int first = start(offset) + indent(offset);
    return first < source.length && source[first] == '#';
  }

  /// Whether the line around `offset`, or the first above it that is not empty, is a comment that
  /// stands at `floor` or below.
  boolean isBelowComment(int offset, int floor) {
    int line = offset;
    while (line > floor && isEmpty(line)) {
      line = start(line) - 1;
    }
    return line >= floor && isComment(line);
  }

  /// Whether the line around `offset` has spaces at most.
  boolean isEmpty(int offset) {
    return start(offset) + indent(offset) == end(offset);
  }

  /// Whether `offset` is at the beginning of a line.
  boolean isLineStart(int offset) {
    return start(offset) == offset;
  }

  /// Text written with line feeds, in this text's line breaks and `indent` columns to the right.
  byte[] fit(byte[] text, int indent) {
    var out = new ByteArrayOutputStream(text.length);
    boolean atStart = true;
    for (byte b : text) {
      if (b == '\n') {
        out.writeBytes(lineBreak);
        atStart = true;
      } else {
        if (atStart) {
          out.writeBytes(" ".repeat(indent).getBytes(StandardCharsets.US_ASCII));
        }
        out.write(b);
        atStart = false;
      }
    }
    return out.toByteArray();
  }
}
