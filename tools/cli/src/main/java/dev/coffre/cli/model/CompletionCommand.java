package dev.coffre.cli.model;

import dev.coffre.cli.ExitCode;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints a shell's completion script.
@Command(
    description = {
      "Print the completion script of a shell.",
      "To have it in every bash, add to ~/.bashrc: source <(coffre completion bash)"
    })
public final class CompletionCommand implements NativeCommand.Action {
  private final Host host;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell = Shell.BASH;

  /// An action that prints to the host's output.
  public CompletionCommand(Host host) {
    this.host = host;
  }

  @Override
  public ExitCode run() {
    host.out().print(shell.script(CommandLines.coffre(host)));
    return ExitCode.OK;
  }
}
