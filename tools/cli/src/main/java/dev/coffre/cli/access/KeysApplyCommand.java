package dev.coffre.cli.access;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.file.FileWriteException;
import java.util.List;

/// Makes files readable for exactly those whom the registry names.
public final class KeysApplyCommand implements NativeCommand.Action {
  private final Host host;
  private boolean json;

  /// For the repository around the folder of `host`.
  public KeysApplyCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Make every encrypted file readable for exactly those whom "
                + dev.coffre.keys.Registry.PATH
                + " names. Every file is opened first; if one cannot be, none is written. Whoever"
                + " loses access loses it to a fresh data key.",
            "Refused where a rule would be left with too few readers, without a recovery key, or a"
                + " file without a key that you hold. Killed at any point, the next run finishes.")
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run()
      throws CommandException, FileFailure, FileWriteException, InterruptedException {
    var plan = AccessPlan.of(host, RegistryFile.require(host));
    plan.requireSafe();
    host.err().print(new PlanText(plan).brief());
    return new Alignment(host).plan(plan).run(json);
  }
}
