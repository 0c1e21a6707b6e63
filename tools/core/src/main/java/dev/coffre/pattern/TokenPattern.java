package dev.coffre.pattern;

import java.util.Optional;

/// What a token looks like, matched at a place where a keyword stood. The syntax is a part of
/// RE2's: literals, `[classes]`, `\d` `\w` `\s`, groups with `|`, and the repeats `{n}` `{n,m}` `?`
/// `*` `+`, of which the last two mean up to {@value #MOST}; `(?i)` in front ignores case. Every
/// repeat has a bound, so a match looks at a bounded stretch of text. Immutable, thread-safe.
public final class TokenPattern {
  /// The most that `*` and `+` take.
  public static final int MOST = 4096;

  private final String source;

  /// Compiled when it is first needed: a run asks few of the hundreds of patterns that there are.
  private volatile Optional<Step> start = Optional.empty();

  private TokenPattern(String source) {
    this.source = source;
  }

  /// Parses a pattern.
  ///
  /// @throws PatternException if it is not one, with the position
  public static TokenPattern parse(String source) throws PatternException {
    var pattern = new TokenPattern(source);
    pattern.start = Optional.of(pattern.compiled());
    return pattern;
  }

  /// A pattern that was parsed before, when the rules were compiled.
  public static TokenPattern known(String source) {
    return new TokenPattern(source);
  }

  /// Where the match that begins at `at` ends, or -1 if there is none.
  public int match(byte[] text, int at, int limit) {
    return start().match(new Subject(text, at, limit, 0, 0), at);
  }

  private Step start() {
    if (start.isEmpty()) {
      try {
        start = Optional.of(compiled());
      } catch (PatternException e) {
        throw new IllegalStateException("a compiled rule has a bad pattern", e);
      }
    }
    return start.get();
  }

  private Step compiled() throws PatternException {
    return new Compilation().of(PatternParser.ofToken(source).parse(), new Step.End());
  }

  @Override
  public String toString() {
    return source;
  }
}
