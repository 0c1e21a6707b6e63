package dev.coffre.drill;

/// A predicate tells of no drill; the message says why.
public final class MalformedRecordException extends Exception {
  private static final long serialVersionUID = 1;

  public MalformedRecordException(String message) {
    super(message);
  }
}
