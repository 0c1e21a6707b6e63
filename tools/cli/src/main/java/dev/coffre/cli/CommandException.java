package dev.coffre.cli;

import java.util.Optional;

/// A native command cannot do what it was asked to: what happened and why, what to do about it, and
/// the exit code.
public final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final String hint;

  private CommandException(ExitCode code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  /// The command line is wrong.
  public static CommandException usage(String message, String hint) {
    return new CommandException(ExitCode.USAGE, message, hint);
  }

  /// Refused: the input is not what it should be, or going on would do harm.
  public static CommandException refused(String message, String hint) {
    return new CommandException(ExitCode.REFUSED, message, hint);
  }

  /// Something the command needs is missing or failed.
  public static CommandException failed(String message, String hint) {
    return new CommandException(ExitCode.FAILED, message, hint);
  }

  /// The exit code it ends with.
  public ExitCode code() {
    return code;
  }

  /// What to do about it, if that can be said.
  public Optional<String> hint() {
    return Optional.of(hint).filter(text -> !text.isEmpty());
  }
}
