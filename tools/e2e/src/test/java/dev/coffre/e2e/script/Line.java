package dev.coffre.e2e.script;

import java.util.ArrayList;
import java.util.List;

/// A command line of a script.
///
/// @param number its line in the file, from 1
/// @param negated whether it begins with `!`: the command must fail, the check must not hold
/// @param words its words, variables not yet replaced
record Line(int number, String text, boolean negated, List<Word> words) {

  /// A word as it stands.
  ///
  /// @param parts its pieces in order
  record Word(List<Part> parts) {}

  /// A piece of a word: in single quotes it is taken as it is, outside them variables are replaced.
  record Part(String text, boolean quoted) {}

  Line {
    words = List.copyOf(words);
  }

  /// Reads a line that is neither blank nor a comment.
  ///
  /// @throws IllegalArgumentException if a quote is left open
  static Line parse(int number, String text) {
    List<Word> words = new Tokens(text).words();
    boolean negated = words.getFirst().equals(new Word(List.of(new Part("!", false))));
    List<Word> command = negated ? words.subList(1, words.size()) : words;
    if (command.isEmpty()) {
      throw new IllegalArgumentException("line " + number + ": no command");
    }
    return new Line(number, text, negated, command);
  }

  /// Splits at blanks. Two single quotes inside a quoted piece are one quote.
  private static final class Tokens {
    private final String text;
    private int at;

    Tokens(String text) {
      this.text = text.strip();
    }

    List<Word> words() {
      var words = new ArrayList<Word>();
      while (at < text.length()) {
        if (isBlank(text.charAt(at))) {
          at++;
        } else {
          words.add(word());
        }
      }
      return words;
    }

    private Word word() {
      var parts = new ArrayList<Part>();
      while (at < text.length() && !isBlank(text.charAt(at))) {
        parts.add(text.charAt(at) == '\'' ? quoted() : bare());
      }
      return new Word(List.copyOf(parts));
    }

    private Part bare() {
      int start = at;
      while (at < text.length() && !isBlank(text.charAt(at)) && text.charAt(at) != '\'') {
        at++;
      }
      return new Part(text.substring(start, at), false);
    }

    private Part quoted() {
      var inside = new StringBuilder();
      for (at++; at < text.length(); at++) {
        if (text.charAt(at) != '\'') {
          inside.append(text.charAt(at));
        } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
          inside.append('\'');
          at++;
        } else {
          at++;
          return new Part(inside.toString(), true);
        }
      }
      throw new IllegalArgumentException("a quote is left open: " + text);
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t';
    }
  }
}
