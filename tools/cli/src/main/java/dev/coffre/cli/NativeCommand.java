package dev.coffre.cli;

import java.util.function.Function;
import picocli.CommandLine;

/// A native command as the overview lists it. Its options are known only to the action, which is
/// made when the command is chosen: a short command loads no other's.
///
/// @param summary one line, a sentence without its full stop
/// @param example a command line to begin with
/// @param action makes the picocli-annotated action
public record NativeCommand(
    String name,
    Group group,
    String summary,
    String example,
    Function<Host, NativeCommand.Action> action) {

  /// The command line that fills in `action`, options of every command included; completion and
  /// manual pages are made from its model.
  public CommandLine line(Action action) {
    return new CommandLine(action)
        .setCommandName("coffre " + name)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .addMixin("common", new CommonOptions());
  }

  /// Headings of the overview, in its order.
  public enum Group {
    START("Start here"),
    SECRETS("Secrets in files"),
    PROGRAM("The program");

    private final String heading;

    Group(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }

  /// What a command does, its options filled in by picocli. Annotated with {@link
  /// picocli.CommandLine.Command}.
  @FunctionalInterface
  public interface Action {
    /// Does it; the exit code says how it went.
    ///
    /// @throws Exception what {@link Complaint} turns into a message and an exit code
    ExitCode run() throws Exception;
  }
}
