package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.input.StagedScan;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

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
  public ExitCode run() throws CommandException, FileFailure, IOException, InterruptedException {
    var gate = Gate.ofRepository(host);
    var scanner = readMeanwhile(gate);
    var result = new ScanResult();
    try (var repository = gate.repository()) {
      var files = StagedFiles.of(repository);
      var checks = Checks.ofIndex(gate, files);
      var listener = new StagedListener(gate, files, checks, result);
      StagedScan.run(
          repository, files.index(), ready(scanner), gate.settings().largest(), listener);
    }
    return report.tell(gate, result, ready(scanner));
  }

  /// Reads the rules while Git is asked what changed: a person waits for both.
  private FutureTask<Scanner> readMeanwhile(Gate gate) {
    var scanner = new FutureTask<>(() -> report.scanner(gate));
    Thread.ofPlatform().name("rules").daemon().start(scanner);
    return scanner;
  }

  private static Scanner ready(FutureTask<Scanner> scanner) throws InterruptedException {
    try {
      return scanner.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the rules cannot be read", e.getCause());
    }
  }
}
