package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.git.Repository;
import dev.coffre.git.history.CommitRange;
import dev.coffre.git.object.GitException;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.history.RangeScan;
import java.io.IOException;
import java.util.List;

/// Finds plaintext secrets in what some commits bring.
public final class ScanCommitsCommand implements NativeCommand.Action {
  private static final long CACHE = 32 << 20;

  private final Host host;
  private final ReportOptions report = new ReportOptions();

  private Commits commits;

  /// Says which commits are scanned.
  @FunctionalInterface
  public interface Commits {
    /// Those of a repository.
    List<CommitRange> in(Repository repository) throws GitException;
  }

  /// For the repository that `host` is in.
  public ScanCommitsCommand(Host host) {
    this(host, _ -> List.of());
  }

  /// The same for commits that the command line does not name.
  public ScanCommitsCommand(Host host, Commits commits) {
    this.host = host;
    this.commits = commits;
  }

  @Override
  public void declare(Options options) {
    options.describe(
        "Find plaintext secrets on the lines that the commits of a range bring, merges"
            + " included. The range is what B has and A does not, from where they parted. Exit"
            + " code 1 if there is one that is neither known nor allowed, 3 if the range cannot"
            + " be followed.");
    report.declare(options);
    options.operand(
        "A..B",
        "Two branches, tags or commits; HEAD where one is left out.",
        given -> commits = repository -> List.of(CommitRange.parse(repository, given)));
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    var gate = Gate.ofRepository(host);
    var scanner = report.scanner(gate);
    var result = new ScanResult();
    try (var repository = gate.repository()) {
      for (var range : commits.in(repository)) {
        scan(repository, range, gate, scanner, result);
      }
    }
    return report.tell(gate, result, scanner);
  }

  private static void scan(
      Repository repository, CommitRange commits, Gate gate, Scanner scanner, ScanResult result)
      throws IOException {
    if (commits.commits().isEmpty()) {
      return;
    }
    try (var reader = repository.store().reader(CACHE)) {
      var files = CommitFiles.of(repository, reader, commits.commits().getLast());
      var checks = new CommitChecks(repository, files, Checks.ofCommit(gate, files), result);
      int largest = gate.settings().largest();
      result.add(RangeScan.run(repository, commits, scanner, largest, checks), largest);
    }
  }
}
