package dev.coffre.cli.sops.line;

/// A command line that cannot be understood. The message is the one sops gives.
public final class LineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean twoForms;

  public LineException(String message) {
    this(message, false);
  }

  private LineException(String message, boolean twoForms) {
    super(message);
    this.twoForms = twoForms;
  }

  /// The same flag by two of its names.
  static LineException twoForms(String one, String other) {
    return new LineException(
        "Cannot use two forms of the same flag: %s %s".formatted(one, other), true);
  }

  /// Whether a flag was given by two of its names.
  public boolean twoForms() {
    return twoForms;
  }
}
