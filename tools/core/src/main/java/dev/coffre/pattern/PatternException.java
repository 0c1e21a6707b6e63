package dev.coffre.pattern;

/// A text is not a pattern; the message says what and where.
public final class PatternException extends Exception {
  private static final long serialVersionUID = 1;

  PatternException(String message, String pattern, int position) {
    super(message + " at position " + position + " of " + pattern);
  }
}
