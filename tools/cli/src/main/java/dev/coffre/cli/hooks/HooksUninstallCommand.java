package dev.coffre.cli.hooks;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;

/// Takes the hooks away again.
public final class HooksUninstallCommand implements NativeCommand.Action {
  private final Host host;
  private final ChangeOptions options = new ChangeOptions();

  /// For the repository that `host` is in.
  public HooksUninstallCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options.describe(
        "Take away the hooks that 'coffre hooks install' wrote, and put back those that were"
            + " there before, as they were.");
    this.options.declare(options);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    options.tell(host, options.installer(host).undone());
    return ExitCode.OK;
  }
}
