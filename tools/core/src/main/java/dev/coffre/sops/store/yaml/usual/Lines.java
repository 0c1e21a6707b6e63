package dev.coffre.sops.store.yaml.usual;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.token.Characters;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Goes over a text line by line. Between lines with content are blank ones and comments, which say
/// nothing; whatever else might mean something is refused.
final class Lines {
  private static final byte DELETE = 0x7f;

  private final byte[] text;
  private int next;
  private int start;
  private int end;
  private int indent;
  private boolean ended;
  private int lastComment = -1;

  Lines(byte[] text) throws UnusualException {
    UsualLayout.require(text.length > 0 && text[text.length - 1] == '\n');
    this.text = text;
    advance();
    if (!ended && indent == 0 && is("---")) {
      advance();
    }
  }

  private boolean is(String word) {
    return new String(text, start, end - start, StandardCharsets.ISO_8859_1).equals(word);
  }

  /// Goes to the next line that has content.
  void advance() throws UnusualException {
    step();
    settle();
  }

  /// Goes to the next line, whatever it is.
  void step() throws UnusualException {
    ended = next == text.length;
    if (!ended) {
      read();
    }
  }

  /// Passes blank lines and comments, unless the current line has content.
  ///
  /// @return behind the blank lines that came first
  int settle() throws UnusualException {
    while (isBlank()) {
      step();
    }
    int behind = ended ? text.length : start - indent;
    while (isBlank() || isComment()) {
      step();
    }
    return behind;
  }

  /// Whether the current line is empty.
  boolean isBlank() {
    return !ended && start == end;
  }

  private void read() throws UnusualException {
    int first = next;
    int at = first;
    while (text[at] == ' ') {
      at++;
    }
    start = at;
    indent = at - first;
    boolean ascii = true;
    while (text[at] != '\n') {
      ascii &= text[at] >= ' ';
      UsualLayout.require(text[at] < 0 || (text[at] >= ' ' && text[at] != DELETE));
      at++;
    }
    end = at;
    next = at + 1;
    UsualLayout.require(end == first || text[end - 1] != ' ');
    if (!ascii) {
      requireComment();
    }
  }

  /// Comments are the only place for what is not ASCII.
  private void requireComment() throws UnusualException {
    UsualLayout.require(text[start] == '#');
    try {
      Characters.check(Arrays.copyOfRange(text, start, end));
    } catch (StoreException e) {
      throw new UnusualException();
    }
    for (int i = start; i < end; i++) {
      UsualLayout.require(Characters.breakLength(text, i) == 0);
    }
  }

  private boolean isComment() {
    boolean comment = !ended && text[start] == '#';
    lastComment = comment ? start : lastComment;
    return comment;
  }

  /// Whether no line with content is left.
  boolean atEnd() {
    return ended;
  }

  /// The column of what stands on the line; -1 at the end.
  int indent() {
    return ended ? -1 : indent;
  }

  /// The first byte of the content.
  int start() {
    return start;
  }

  /// Behind the last byte of the content.
  int end() {
    return end;
  }

  /// Behind the line's break.
  int next() {
    return next;
  }

  /// Whether the content is an element of a list.
  boolean isElement() {
    return !ended && text[start] == '-' && (start + 1 == end || text[start + 1] == ' ');
  }

  /// Takes the dash off an element: what stands behind it is the line's content from now on.
  void passDash() throws UnusualException {
    int width = 2;
    UsualLayout.require(start + width < end && text[start + width] != ' ');
    start += width;
    indent += width;
  }

  /// Where the last comment stands; -1 if there was none.
  int lastComment() {
    return lastComment;
  }
}
