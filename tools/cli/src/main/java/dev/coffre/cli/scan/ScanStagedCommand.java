package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.git.Repository;
import dev.coffre.git.Surroundings;
import dev.coffre.scan.input.StagedScan;
import java.io.IOException;

/// Finds plaintext secrets in what is staged for the next commit.
public final class ScanStagedCommand implements NativeCommand.Action {
  private final Host host;
  private final ReportOptions report = new ReportOptions();

  /// For the repository that `host` is in.
  public ScanStagedCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options.describe(
        "Find plaintext secrets in what the next commit would add: the staged content of the"
            + " files, not the work tree, and only on lines that are new. Exit code 1 if there"
            + " is one that is neither known nor allowed, 3 if something could not be read.");
    report.declare(options);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    var gate = Gate.of(host).fromRoot();
    var scanner = report.scanner(gate);
    var result = new ScanResult();
    var surroundings = Surroundings.from(host.environment(), host.directory());
    try (var repository = Repository.open(host.directory(), surroundings)) {
      var files = StagedFiles.of(repository);
      var checks = Checks.ofIndex(gate, files);
      StagedScan.run(repository, files.index(), scanner, new StagedListener(files, checks, result));
    }
    return report.tell(gate, result, scanner);
  }
}
