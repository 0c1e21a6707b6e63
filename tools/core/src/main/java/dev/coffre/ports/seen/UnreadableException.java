package dev.coffre.ports.seen;

/// What a program on the host printed cannot be understood, so nothing may be concluded from it.
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableException(String message) {
    super(message);
  }
}
