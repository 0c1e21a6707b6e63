package dev.coffre.scan.detect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A form that values have, as an expression. It is compiled when it is first needed: of the forms
/// that are known a small commit needs few, and it waits for each. Safe for many threads.
final class Form {
  private final String signs;
  private final String expression;
  private volatile @Nullable Pattern pattern;

  private Form(String signs, String expression) {
    this.signs = signs;
    this.expression = expression;
  }

  static Form of(String expression) {
    return new Form("", expression);
  }

  /// A form that no text has without one of some characters: then the expression is not asked.
  ///
  /// @param signs the characters
  static Form having(String signs, String expression) {
    return new Form(signs, expression);
  }

  /// Whether all of a text has it.
  boolean matches(String text) {
    return hasSign(text) && matcher(text).matches();
  }

  /// Whether a part of a text has it.
  boolean isIn(String text) {
    return hasSign(text) && matcher(text).find();
  }

  /// To look for it, whatever signs there are.
  Matcher matcher(String text) {
    var compiled = pattern;
    if (compiled == null) {
      compiled = Pattern.compile(expression);
      pattern = compiled;
    }
    return compiled.matcher(text);
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
}
