package dev.coffre.cli.scan;

import dev.coffre.cli.ExitCode;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.git.Repository;
import dev.coffre.git.Surroundings;
import dev.coffre.git.object.GitException;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.input.StagedScan;
import java.util.List;

/// Finds plaintext secrets in what is staged for the next commit.
public final class ScanStagedCommand implements NativeCommand.Action {
  private final Host host;

  private boolean json;

  /// For the repository that `host` is in.
  public ScanStagedCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Find plaintext secrets in what the next commit would add: the staged content of the"
                + " files, not the work tree, and only on lines that are new. Exit code 1 if there"
                + " is one, 3 if something could not be read.")
        .flag(List.of("--json"), "Print the findings as JSON.", () -> json = true);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws GitException {
    var result = new ScanResult();
    var surroundings = Surroundings.from(host.environment(), host.directory());
    try (var repository = Repository.open(host.directory(), surroundings)) {
      StagedScan.run(repository, new Scanner(Scanner.builtInRules()), result);
    }
    return new ScanReport(result).print(host, json);
  }
}
