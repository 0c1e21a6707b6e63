package dev.coffre.e2e.lab;

/// Something in the lab did not do what it should; the message says what, where and what it said.
public final class LabException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LabException(String message) {
    super(message);
  }

  LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
