package dev.coffre.cli;

import dev.coffre.cli.NativeCommand.Group;
import dev.coffre.cli.model.CompletionCommand;
import java.util.List;
import java.util.Optional;

/// Every native command: the dispatcher, the overview, completion and manual pages read this list.
public final class NativeCommands {
  private static final List<NativeCommand> ALL =
      List.of(
          new NativeCommand(
              "completion",
              Group.PROGRAM,
              "Print the completion script of bash, zsh or fish",
              "source <(coffre completion bash)",
              CompletionCommand::new),
          new NativeCommand(
              "version",
              Group.PROGRAM,
              "Print the version",
              "coffre version --json",
              VersionCommand::new));

  private NativeCommands() {}

  /// All of them, in the order of the overview.
  public static List<NativeCommand> all() {
    return ALL;
  }

  static Optional<NativeCommand> named(String name) {
    return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
  }
}
