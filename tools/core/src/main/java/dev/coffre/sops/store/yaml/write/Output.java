package dev.coffre.sops.store.yaml.write;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The text written so far and the state of the line, on which the next token's spacing depends.
final class Output {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int column;
  private boolean whitespace = true;
  private boolean indention = true;
  private int footIndent = -1;

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  /// The next line indented by `indent` is set off by an empty line; -1 for none. A foot comment
  /// needs it, lest it be read as the head of what follows.
  void setFootIndent(int indent) {
    footIndent = indent;
  }

  void put(int character) {
    bytes.write(character);
    column++;
  }

  void lineBreak() {
    bytes.write('\n');
    column = 0;
    indention = true;
  }

  /// Writes part of a text without line breaks.
  void write(byte[] text, int start, int end) {
    bytes.write(text, start, end - start);
    column += end - start;
    whitespace = false;
    indention = false;
  }

  /// Writes part of a text; whether a space is due before the next token stays as it was.
  void raw(byte[] text, int start, int end) {
    bytes.write(text, start, end - start);
    column += end - start;
    indention = false;
  }

  /// Writes a Unicode line break that is part of a scalar.
  void foreignBreak(byte[] text, int start, int length) {
    bytes.write(text, start, length);
    column = 0;
    indention = true;
  }

  /// Starts a line indented by `indent`, unless the current one is just that.
  void indent(int indent) {
    int wanted = Math.max(indent, 0);
    if (!indention || column > wanted || (column == wanted && !whitespace)) {
      lineBreak();
    }
    if (footIndent == wanted) {
      lineBreak();
    }
    if (column < wanted) {
      bytes.writeBytes(" ".repeat(wanted - column).getBytes(StandardCharsets.US_ASCII));
      column = wanted;
    }
    whitespace = true;
    footIndent = -1;
  }

  /// Writes an indicator, behind a space if `spaced`.
  ///
  /// @param opens whether what follows needs no space
  /// @param indents whether it counts as indentation
  void indicator(String indicator, boolean spaced, boolean opens, boolean indents) {
    space(spaced);
    for (byte b : indicator.getBytes(StandardCharsets.US_ASCII)) {
      put(b);
    }
    whitespace = opens;
    indention = indention && indents;
  }

  /// A space, if wanted and none stands there.
  void space(boolean wanted) {
    if (wanted && !whitespace) {
      put(' ');
    }
  }

  void setWhitespace(boolean value) {
    whitespace = value;
  }
}
