package dev.coffre.cli.sops.call;

import dev.coffre.cli.sops.line.GoText;

/// Why a command ends without having done its work: what is told on stderr and the exit status.
public final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final boolean logged;

  private Failure(int code, boolean logged, String message) {
    super(message);
    this.code = code;
    this.logged = logged;
  }

  /// A failure told as it is.
  public static Failure of(Status status, String message) {
    return new Failure(status.code(), false, message);
  }

  /// A failure without a status of its own, told as it is.
  public static Failure generic(String message) {
    return of(Status.GENERIC, message);
  }

  /// A failure that sops passes through its log, as `level=fatal`.
  public static Failure fatal(String message) {
    return new Failure(Status.GENERIC.code(), true, message);
  }

  /// A program that was run ended with `code`.
  public static Failure ofChild(int code) {
    return new Failure(code, false, "exit status " + code);
  }

  /// What this build does not do, and why.
  public static Failure unsupported(String what, String reason) {
    return generic("Error: %s is not supported by this build: %s".formatted(what, reason));
  }

  /// The file that does not exist.
  public static Failure nonExistent(java.nio.file.Path file) {
    return of(
        Status.NO_FILE_SPECIFIED,
        "Error: cannot operate on non-existent file " + GoText.quote(file.toString()));
  }

  /// The exit status.
  public int code() {
    return code;
  }

  /// Whether the message goes through the log.
  public boolean logged() {
    return logged;
  }
}
