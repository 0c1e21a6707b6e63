package dev.coffre.cli;

/// Exit codes of the native commands; the drop-ins keep those of the tool they stand in for.
public enum ExitCode {
  /// Done.
  OK(0),
  /// Done, with a finding; or refused.
  REFUSED(1),
  /// The command line is wrong.
  USAGE(2),
  /// Could not run to the end.
  FAILED(3);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /// The process status.
  public int status() {
    return status;
  }
}
