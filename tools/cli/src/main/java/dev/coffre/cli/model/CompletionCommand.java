package dev.coffre.cli.model;

import dev.coffre.cli.ExitCode;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;

/// Prints a shell's completion script.
public final class CompletionCommand implements NativeCommand.Action {
  private final Host host;

  private Shell shell = Shell.BASH;

  /// An action that prints to the host's output.
  public CompletionCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Print the completion script of a shell.",
            "To have it in every bash, add to ~/.bashrc: source <(coffre completion bash)")
        .choice("SHELL", Shell.class, "bash, zsh or fish.", chosen -> shell = chosen);
  }

  @Override
  public ExitCode run() {
    host.out().print(shell.script(CommandLines.coffre(host)));
    return ExitCode.OK;
  }
}
