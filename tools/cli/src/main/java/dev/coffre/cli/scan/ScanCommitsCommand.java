package dev.coffre.cli.scan;

import dev.coffre.cli.ExitCode;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.git.Repository;
import dev.coffre.git.Surroundings;
import dev.coffre.git.object.GitException;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.history.RangeScan;
import java.util.List;

/// Finds plaintext secrets in what some commits bring.
public final class ScanCommitsCommand implements NativeCommand.Action {
  private final Host host;

  private boolean json;

  private String range = "";

  /// For the repository that `host` is in.
  public ScanCommitsCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Find plaintext secrets on the lines that the commits of a range bring, merges"
                + " included. The range is what B has and A does not, from where they parted. Exit"
                + " code 1 if there is one, 3 if the range cannot be followed.")
        .flag(List.of("--json"), "Print the findings as JSON.", () -> json = true)
        .operand(
            "A..B",
            "Two branches, tags or commits; HEAD where one is left out.",
            given -> range = given);
  }

  @Override
  public ExitCode run() throws GitException {
    var result = new ScanResult();
    var surroundings = Surroundings.from(host.environment(), host.directory());
    try (var repository = Repository.open(host.directory(), surroundings)) {
      var scanner = new Scanner(Scanner.builtInRules());
      result.add(RangeScan.run(repository, range, scanner), Integer.MAX_VALUE);
    }
    return new ScanReport(result).print(host, json);
  }
}
