package dev.coffre.cli.sops.line;

/// A command line that cannot be understood. The message is the one sops gives.
public final class LineException extends Exception {
  private static final long serialVersionUID = 1L;

  public LineException(String message) {
    super(message);
  }
}
