package dev.coffre.sops;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An expression in a configuration of sops: RE2, found anywhere in a text. Most say little more
/// than what a name starts or ends with, which {@link PlainExpression} finds as RE2 does; the
/// others wait for RE2's tables of letters. Thread-safe.
public final class Expression {
  private final String source;
  private final Optional<PlainExpression> plain;
  private volatile @Nullable Pattern compiled;

  private Expression(String source, Optional<PlainExpression> plain) {
    this.source = source;
    this.plain = plain;
  }

  /// Reads one.
  ///
  /// @throws PatternSyntaxException if it is not RE2
  public static Expression of(String source) {
    var expression = new Expression(source, PlainExpression.of(source));
    if (expression.plain.isEmpty()) {
      expression.compiled();
    }
    return expression;
  }

  /// Whether a part of the text is so.
  public boolean isIn(String text) {
    if (plain.isPresent() && PlainExpression.takes(text)) {
      return plain.get().isIn(text);
    }
    return compiled().matcher(text).find();
  }

  private Pattern compiled() {
    var known = compiled;
    if (known == null) {
      known = Pattern.compile(source);
      compiled = known;
    }
    return known;
  }
}
