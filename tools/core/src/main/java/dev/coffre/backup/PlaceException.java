package dev.coffre.backup;

import java.io.IOException;

/// A place of backups that is elsewhere does not do what it was asked; the message says which, what
/// and why.
public final class PlaceException extends IOException {
  private static final long serialVersionUID = 1;

  private final String hint;

  /// @param hint what to do about it; empty if nothing can be said
  public PlaceException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /// What to do about it; empty if nothing can be said.
  public String hint() {
    return hint;
  }
}
