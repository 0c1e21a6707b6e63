package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.git.Repository;
import dev.coffre.git.index.StagedChanges;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.input.StagedScan;
import dev.coffre.sops.tree.Nesting;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Finds plaintext secrets in what is staged for the next commit.
public final class ScanStagedCommand implements NativeCommand.Action {
  private static final int WAITING = 64;

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
    var result = new ScanResult();
    var beside = beside();
    // A person waits for the rules and for what Git says has changed.
    var scanner = beside.submit(() -> report.scanner(gate));
    try (var repository = gate.repository()) {
      scan(gate, repository, scanner, beside, result);
      return report.tell(gate, result, ready(scanner));
    } finally {
      beside.shutdown();
    }
  }

  /// Does things while the scan goes on, and leaves to it what would pile up. Most of them go down
  /// trees.
  private static ExecutorService beside() {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(WAITING),
        Nesting::thread,
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  private static void scan(
      Gate gate,
      Repository repository,
      Future<Scanner> scanner,
      ExecutorService beside,
      ScanResult result)
      throws IOException, InterruptedException {
    var files = StagedFiles.of(repository);
    var checks = Checks.ofIndex(gate, files);
    Future<?> _ = beside.submit(() -> prepare(checks, scanner));
    var changes = StagedChanges.of(repository, files.index());
    var listener = new StagedListener(gate, files, checks, beside, result);
    try {
      StagedScan.run(repository, changes, ready(scanner), gate.settings().largest(), listener);
    } finally {
      listener.finish(); // what is wrong with a file comes before what is wrong with the next
    }
  }

  /// Where files are encrypted, their checks are as much work as the scan: what all of them need is
  /// read while there is none yet.
  private static boolean prepare(Checks checks, Future<Scanner> scanner)
      throws InterruptedException {
    boolean sops = checks.prepare();
    if (sops) {
      checks.prepareRegistry();
    } else {
      ready(scanner).warmUp();
    }
    return sops;
  }

  private static Scanner ready(Future<Scanner> scanner) throws InterruptedException {
    try {
      return scanner.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the rules cannot be read", e.getCause());
    }
  }
}
