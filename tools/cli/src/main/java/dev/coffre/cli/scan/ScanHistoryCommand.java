package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.git.object.GitException;

/// Finds plaintext secrets in everything that was ever committed.
public final class ScanHistoryCommand implements NativeCommand.Action {
  private final Host host;
  private final ReportOptions report = new ReportOptions();

  /// For the repository that `host` is in.
  public ScanHistoryCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options.describe(
        "Find plaintext secrets in all that branches, tags, merges and the stash lead to, with"
            + " the oldest commit that has each. Exit code 1 if there is one that is neither known nor"
            + " allowed, 3 if something could not be read.");
    report.declare(options);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, GitException {
    var gate = Gate.ofRepository(host);
    var scanner = report.scanner(gate);
    return report.tell(gate, new PastScan(gate, scanner).run(), scanner);
  }
}
