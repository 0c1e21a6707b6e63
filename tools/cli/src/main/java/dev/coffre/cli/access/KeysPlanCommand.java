package dev.coffre.cli.access;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Complaint;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import java.util.List;

/// Says what `coffre keys apply` would do. Needs no key.
public final class KeysPlanCommand implements NativeCommand.Action {
  private final Host host;
  private boolean json;

  /// For the repository around the folder of `host`.
  public KeysPlanCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Say what 'coffre keys apply' would do: which files change, who gains access to them"
                + " and who loses it, and what it would refuse. Needs no key.",
            "Exit code 0 if there is nothing to do, 1 if there is, 3 if a file could not be read.")
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, InterruptedException {
    var plan = AccessPlan.of(host, RegistryFile.require(host));
    var text = new PlanText(plan);
    host.out().print(json ? text.json() + "\n" : text.whole());
    plan.files().failures().forEach(failure -> Complaint.about(failure).print(host.err()));
    if (!plan.files().failures().isEmpty()) {
      return ExitCode.FAILED;
    }
    return plan.isSettled() ? ExitCode.OK : ExitCode.REFUSED;
  }
}
