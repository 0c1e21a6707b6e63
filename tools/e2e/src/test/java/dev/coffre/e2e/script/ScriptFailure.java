package dev.coffre.e2e.script;

/// A script line that did not do what it should; the message shows the script up to that line.
final class ScriptFailure extends AssertionError {
  private static final long serialVersionUID = 1L;

  ScriptFailure(String message, Throwable cause) {
    super(message, cause);
  }

  ScriptFailure(String message) {
    super(message);
  }
}
