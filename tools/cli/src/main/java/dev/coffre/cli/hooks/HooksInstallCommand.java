package dev.coffre.cli.hooks;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import java.util.List;

/// Lets Git ask before it commits and pushes.
public final class HooksInstallCommand implements NativeCommand.Action {
  private final Host host;
  private final ChangeOptions options = new ChangeOptions();

  private boolean onlyDrivers;

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
        "Git's drivers are set, too: encrypted files are merged value by value, and git diff and git"
            + " log show them masked. Which files that are is a line of .gitattributes, which is"
            + " added; the rest is configuration of this clone.",
        "Exit code 1 if the hooks of this repository are not its own to write.");
    this.options.declare(options);
    options.flag(
        List.of("--only-drivers"),
        "Set Git's drivers, and leave its hooks alone.",
        () -> onlyDrivers = true);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    if (onlyDrivers) {
      options.tell(host, options.installer(host).drivers());
    } else {
      options.tell(host, options.installer(host).done());
    }
    return ExitCode.OK;
  }
}
