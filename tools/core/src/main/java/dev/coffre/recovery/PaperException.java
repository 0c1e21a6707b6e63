package dev.coffre.recovery;

/// What was typed or scanned from paper is not what was printed. Messages never quote it.
public final class PaperException extends Exception {
  private static final long serialVersionUID = 1L;

  PaperException(String message) {
    super(message);
  }
}
