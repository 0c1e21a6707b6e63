package dev.coffre.postgresql;

/// A password no client could log in with: empty, or holding a zero byte (clients pass it as a C
/// string and would send what stands before it). The message never quotes the password.
public final class UnusablePasswordException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusablePasswordException(String message) {
    super(message);
  }
}
