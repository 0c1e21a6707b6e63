package dev.coffre.sops;

import java.util.Optional;
import java.util.regex.Pattern;

/// An expression made only of what RE2 and the JDK understand in the same way: letters, digits and
/// a few signs, dots and classes, each perhaps with `?`, `*` or `+`; groups of them that are there
/// once or not; `^` and `$` at the ends. Since the JDK tries every length, it may have {@value
/// #MOST_REPEATS} of `*` and `+`, and is for short texts. Immutable, thread-safe.
final class PlainExpression {
  /// The longest text that is looked at, in UTF-16 units.
  static final int LONGEST = 128;

  private static final int MOST_REPEATS = 3;

  private final Pattern pattern;

  private PlainExpression(Pattern pattern) {
    this.pattern = pattern;
  }

  /// The expression; empty if it has anything else in it, and then RE2 says what it means.
  static Optional<PlainExpression> of(String source) {
    var reader = new Reader(source);
    return reader.choice(true) && reader.at == source.length()
        ? Optional.of(
            new PlainExpression(Pattern.compile(reader.written.toString(), Pattern.UNIX_LINES)))
        : Optional.empty();
  }

  /// Whether a part of the text is so.
  boolean isIn(String text) {
    return pattern.matcher(text).find();
  }

  /// Writes it as the JDK does. Each method tells whether it could read its part.
  private static final class Reader {
    private static final String SIGNS = "/_-,:=@%~ ";
    private static final String ESCAPED = ".+*?()[]{}|^$\\/-";

    private final String source;
    private final StringBuilder written = new StringBuilder();
    private int at;
    private int repeats;

    Reader(String source) {
      this.source = source;
    }

    boolean choice(boolean top) {
      if (!sequence(top)) {
        return false;
      }
      while (copy('|')) {
        if (!sequence(top)) {
          return false;
        }
      }
      return true;
    }

    private boolean sequence(boolean top) {
      if (top) {
        copy('^');
      }
      while (at < source.length() && !next('|') && !next(')')) {
        if (top && next('$')) {
          at++;
          written.append("\\z"); // the JDK's $ is also before a last line feed
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
      copy('(');
      if (!choice(false) || !copy(')')) {
        return false;
      }
      copy('?');
      return !isRepeat();
    }

    private boolean atom() {
      if (copy('\\')) {
        return at < source.length() && ESCAPED.indexOf(source.charAt(at)) >= 0 && copyOne();
      }
      if (copy('[')) {
        return ofClass();
      }
      return (isWord() || next('.') || SIGNS.indexOf(source.charAt(at)) >= 0) && copyOne();
    }

    private boolean ofClass() {
      copy('^');
      int start = at;
      while (isWord() || next('_') || next('.') || next('/')) {
        char first = source.charAt(at);
        copyOne();
        if (next('-') && !source.startsWith("-]", at)) {
          copyOne();
          if (!isWord() || !Character.isLetterOrDigit(first) || first > source.charAt(at)) {
            return false;
          }
          copyOne();
        }
      }
      boolean some = at > start;
      copy('-');
      return some && copy(']');
    }

    private boolean repeat() {
      if (copy('*') || copy('+')) {
        repeats++;
      } else {
        copy('?');
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

    private boolean copy(char c) {
      return next(c) && copyOne();
    }

    private boolean copyOne() {
      written.append(source.charAt(at++));
      return true;
    }
  }
}
