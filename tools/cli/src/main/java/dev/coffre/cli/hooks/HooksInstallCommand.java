package dev.coffre.cli.hooks;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;

/// Lets Git ask before it commits and pushes.
public final class HooksInstallCommand implements NativeCommand.Action {
  private final Host host;
  private final ChangeOptions options = new ChangeOptions();

  /// For the repository that `host` is in.
  public HooksInstallCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options.describe(
        "Install Git's hooks pre-commit, commit-msg and pre-push, where core.hooksPath says they"
            + " are. They look for plaintext secrets in what is staged, in the message, and in the"
            + " commits that are pushed. Hooks that are there already are kept, and called first.",
        "Exit code 1 if the hooks of this repository are not its own to write.");
    this.options.declare(options);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    options.tell(host, options.installer(host).done());
    return ExitCode.OK;
  }
}
