package dev.coffre.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A form that texts have, as an expression: what the JDK's have, as far as it is needed. Literals,
/// `.`, `[classes]`, `\d` `\w` `\W` `\s` `\S` `\b`, `^` `$` for the ends of the text, groups with
/// `|`, `(?:`, `(?=`, `(?!`, and greedy repeats, in which groups loop {@value Step.Loop#MOST} times
/// at most; `(?i)` or `(?is)` in front. Case and classes are those of ASCII.
///
/// Texts are of characters up to U+00FF; any other counts as `?`. Each is matched step by step, and
/// steps are tried again where others do not fit: forms are for short texts.
///
/// It is compiled when it is first needed: of the forms that are known a small commit needs few,
/// and it waits for each. The JDK's expressions, which are made of lambdas, would be a hundred
/// classes more for every start (docs/adr/0061). Safe for many threads.
public final class Form {
  private final String signs;
  private final String expression;
  private volatile @Nullable Program part;
  private volatile @Nullable Program whole;

  private Form(String signs, String expression) {
    this.signs = signs;
    this.expression = expression;
  }

  /// A form.
  public static Form of(String expression) {
    return new Form("", expression);
  }

  /// A form that no text has without one of some characters: then the expression is not asked.
  ///
  /// @param signs the characters
  public static Form having(String signs, String expression) {
    return new Form(signs, expression);
  }

  /// Whether all of a text has it.
  ///
  /// @throws IllegalStateException if the expression is none
  public boolean matches(String text) {
    return whole(text).isPresent();
  }

  /// Whether a part of a text has it.
  ///
  /// @throws IllegalStateException if the expression is none
  public boolean isIn(String text) {
    return part(text, 0).isPresent();
  }

  /// All of a text, if it has the form.
  public Optional<Match> whole(String text) {
    if (!hasSign(text)) {
      return Optional.empty();
    }
    var program = whole;
    if (program == null) {
      program = Program.of(expression, new Step.Finish(new Step.End()));
      whole = program;
    }
    return program.match(text, 0, 0);
  }

  /// The first part of a text, from a place on, that has the form.
  public Optional<Match> part(String text, int from) {
    if (!hasSign(text)) {
      return Optional.empty();
    }
    var program = part;
    if (program == null) {
      program = Program.of(expression, new Step.End());
      part = program;
    }
    return program.match(text, from, text.length());
  }

  /// One for each character; the JDK makes one `?` of two surrogates.
  private static byte[] bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length == text.length()) {
      return bytes;
    }
    byte[] all = new byte[text.length()];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (text.charAt(i) > 0xff ? '?' : text.charAt(i));
    }
    return all;
  }

  private boolean hasSign(String text) {
    if (signs.isEmpty()) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      if (signs.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// Its steps.
  private record Program(Step first, int groups, int loops) {
    static Program of(String expression, Step last) {
      var parser = PatternParser.ofForm(expression);
      try {
        var compilation = new Compilation();
        var first = compilation.of(parser.parse(), last);
        return new Program(first, parser.groups(), compilation.loops());
      } catch (PatternException e) {
        throw new IllegalStateException("no expression: " + expression, e);
      }
    }

    /// The first match that begins from `from` to `last`.
    Optional<Match> match(String text, int from, int last) {
      byte[] bytes = bytes(text);
      var subject = new Subject(bytes, 0, bytes.length, groups, loops);
      for (int at = from; at <= last; at++) {
        int end = first.match(subject, at);
        if (end >= 0) {
          return Optional.of(new Match(text, at, end, subject.marks()));
        }
      }
      return Optional.empty();
    }
  }
}
