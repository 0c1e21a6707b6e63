package dev.coffre.sops.key;

/// One recipient could not be wrapped for, or its copy could not be opened.
public final class AgeKeyException extends Exception {
  private static final long serialVersionUID = 1L;

  public AgeKeyException(String message) {
    super(message);
  }

  public AgeKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
