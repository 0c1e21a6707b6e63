package dev.coffre.cli.drill;

import dev.coffre.cli.backup.Tool;
import java.io.IOException;
import java.io.OutputStream;

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

  /// Reads what a program still prints, and waits for its end.
  ///
  /// @throws FailedCheckException if it failed, with what it said
  static void unlessSucceeded(Tool tool, String check, String expected)
      throws FailedCheckException {
    try {
      tool.out().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new FailedCheckException(check, expected, tool.complaint());
    }
    if (tool.await() != 0) {
      throw new FailedCheckException(check, expected, tool.complaint());
    }
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
