package dev.coffre.cli.drill;

/// A check failed, and a drill cannot go on without it.
public final class FailedCheckException extends Exception {
  private static final long serialVersionUID = 1;

  private final String check;
  private final String expected;

  FailedCheckException(String check, String expected, String observed) {
    super(observed);
    this.check = check;
    this.expected = expected;
  }

  String check() {
    return check;
  }

  String expected() {
    return expected;
  }

  String observed() {
    return String.valueOf(getMessage());
  }
}
