package dev.coffre.backup.postgresql;

/// The server refused a statement, or is gone; the message is the server's.
public final class SessionException extends Exception {
  private static final long serialVersionUID = 1;

  public SessionException(String message) {
    super(message);
  }
}
