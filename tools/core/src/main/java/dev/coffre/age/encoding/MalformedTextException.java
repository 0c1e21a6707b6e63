package dev.coffre.age.encoding;

/// A text that is not of the encoding. The message never quotes it: it may be a key.
public final class MalformedTextException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String message;

  MalformedTextException(String message) {
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
