package dev.coffre.sops.identity;

import java.util.ArrayList;
import java.util.List;

/// Splits a command as a POSIX shell would, with quotes, backslashes and comments, and nothing
/// expanded.
public final class CommandLine {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int position;

  private CommandLine(String text) {
    this.text = text;
  }

  /// The words of `text`.
  ///
  /// @throws IllegalArgumentException if a quote is not closed, a backslash ends it, or it is empty
  public static List<String> split(String text) {
    var line = new CommandLine(text);
    while (line.position < text.length()) {
      line.next();
    }
    line.endWord();
    if (line.words.isEmpty()) {
      throw new IllegalArgumentException("the command is empty");
    }
    return List.copyOf(line.words);
  }

  private void next() {
    char c = text.charAt(position++);
    switch (c) {
      case ' ', '\t', '\r', '\n' -> endWord();
      case '\'' -> quoted();
      case '"' -> doubleQuoted();
      case '\\' -> add(escaped());
      case '#' -> comment();
      default -> add(c);
    }
  }

  private void comment() {
    if (inWord) {
      add('#');
      return;
    }
    while (position < text.length() && text.charAt(position) != '\n') {
      position++;
    }
  }

  private void quoted() {
    inWord = true;
    int close = text.indexOf('\'', position);
    if (close < 0) {
      throw new IllegalArgumentException("a quote is not closed");
    }
    word.append(text, position, close);
    position = close + 1;
  }

  private void doubleQuoted() {
    inWord = true;
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '"') {
        return;
      }
      word.append(c == '\\' ? escaped() : c);
    }
    throw new IllegalArgumentException("a quote is not closed");
  }

  private char escaped() {
    if (position == text.length()) {
      throw new IllegalArgumentException("a backslash ends the command");
    }
    return text.charAt(position++);
  }

  private void add(char c) {
    inWord = true;
    word.append(c);
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
