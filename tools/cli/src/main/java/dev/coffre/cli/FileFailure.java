package dev.coffre.cli;

/// What went wrong with one file, kept with the name the user knows it by.
public final class FileFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final Exception reason;

  public FileFailure(String file, Exception reason) {
    super(file + ": " + reason.getMessage(), reason);
    this.file = file;
    this.reason = reason;
  }

  /// The file as the user named it, or its path from the current folder.
  public String file() {
    return file;
  }

  /// What happened to it.
  public Exception reason() {
    return reason;
  }
}
