package dev.coffre.sops.store;

/// A text that is not of the format, or a tree the format cannot hold. The message gives line and
/// column where known and never quotes a value.
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
