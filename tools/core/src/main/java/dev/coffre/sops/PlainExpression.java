package dev.coffre.sops;

import dev.coffre.pattern.Form;
import java.util.Optional;

/// An expression made only of what RE2 and a {@link Form} understand in the same way: letters,
/// digits and a few signs, dots and classes, each perhaps with `?`, `*` or `+`; groups of them that
/// are there once or not; `^` and `$` at the ends. Since a form tries every length, it may have
/// {@value #MOST_REPEATS} of `*` and `+`, and is for short texts of ASCII. Immutable, thread-safe.
final class PlainExpression {
  /// The longest text that is looked at, in UTF-16 units.
  private static final int LONGEST = 128;

  private static final int MOST_REPEATS = 3;

  private final Form form;

  private PlainExpression(Form form) {
    this.form = form;
  }

  /// The expression; empty if it has anything else in it, and then RE2 says what it means.
  static Optional<PlainExpression> of(String source) {
    var reader = new Reader(source);
    return reader.choice(true) && reader.at == source.length()
        ? Optional.of(new PlainExpression(Form.of(source)))
        : Optional.empty();
  }

  /// Whether it can be looked for in a text.
  static boolean takes(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  /// Whether a part of a text that it {@linkplain #takes} is so.
  boolean isIn(String text) {
    return form.isIn(text);
  }

  /// Reads one. Each method tells whether it could read its part.
  private static final class Reader {
    private static final String SIGNS = "/_-,:=@%~ ";
    private static final String ESCAPED = ".+*?()[]{}|^$\\/-";

    private final String source;
    private int at;
    private int repeats;

    Reader(String source) {
      this.source = source;
    }

    boolean choice(boolean top) {
      if (!sequence(top)) {
        return false;
      }
      while (accept('|')) {
        if (!sequence(top)) {
          return false;
        }
      }
      return true;
    }

    private boolean sequence(boolean top) {
      if (top) {
        accept('^');
      }
      while (at < source.length() && !next('|') && !next(')')) {
        if (top && next('$')) {
          at++;
          return at == source.length() || next('|');
        }
        boolean read = next('(') ? top && group() : atom() && repeat();
        if (!read) {
          return false;
        }
      }
      return true;
    }

    private boolean group() {
      accept('(');
      if (!choice(false) || !accept(')')) {
        return false;
      }
      accept('?');
      return !isRepeat();
    }

    private boolean atom() {
      if (accept('\\')) {
        return at < source.length() && ESCAPED.indexOf(source.charAt(at)) >= 0 && skip();
      }
      if (accept('[')) {
        return ofClass();
      }
      return (isWord() || next('.') || SIGNS.indexOf(source.charAt(at)) >= 0) && skip();
    }

    private boolean ofClass() {
      accept('^');
      int start = at;
      while (isWord() || next('_') || next('.') || next('/')) {
        char first = source.charAt(at);
        skip();
        if (next('-') && !source.startsWith("-]", at)) {
          skip();
          if (!isWord() || !Character.isLetterOrDigit(first) || first > source.charAt(at)) {
            return false;
          }
          skip();
        }
      }
      boolean some = at > start;
      accept('-');
      return some && accept(']');
    }

    private boolean repeat() {
      if (accept('*') || accept('+')) {
        repeats++;
      } else {
        accept('?');
      }
      return repeats <= MOST_REPEATS && !isRepeat();
    }

    private boolean isRepeat() {
      return next('*') || next('+') || next('?') || next('{');
    }

    private boolean isWord() {
      if (at == source.length()) {
        return false;
      }
      char c = source.charAt(at);
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private boolean next(char c) {
      return at < source.length() && source.charAt(at) == c;
    }

    private boolean accept(char c) {
      return next(c) && skip();
    }

    private boolean skip() {
      at++;
      return true;
    }
  }
}
