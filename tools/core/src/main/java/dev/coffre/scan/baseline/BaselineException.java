package dev.coffre.scan.baseline;

/// A baseline cannot be read; the message says which line and why.
public final class BaselineException extends Exception {
  private static final long serialVersionUID = 1;

  BaselineException(String message) {
    super(message);
  }

  BaselineException(String message, Exception cause) {
    super(message, cause);
  }
}
