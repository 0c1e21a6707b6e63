package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import java.util.List;

/// Finds plaintext secrets in files and folders.
public final class ScanTreeCommand implements NativeCommand.Action {
  private final Host host;
  private final ReportOptions report = new ReportOptions();

  private boolean obedient;

  private List<String> paths;

  /// For the files of `host`.
  public ScanTreeCommand(Host host) {
    this(host, List.of("."));
  }

  /// For some of them.
  public ScanTreeCommand(Host host, List<String> paths) {
    this.host = host;
    this.paths = List.copyOf(paths);
  }

  @Override
  public void declare(Options options) {
    options.describe(
        "Find plaintext secrets in files and folders, hidden files included. Binary files are left"
            + " out. Exit code 1 if there is one that is neither known nor allowed, 3 if a file"
            + " could not be read.");
    report.declare(options);
    options
        .flag(
            List.of("--respect-ignore"),
            "Leave out what .gitignore files and .git/info/exclude name.",
            () -> obedient = true)
        .operands("PATH", 0, "Files and folders; this folder if none.", given -> paths = given);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, InterruptedException {
    var gate = Gate.of(host);
    var scanner = report.scanner(gate);
    var result = new TreeScan(gate, scanner, obedient).run(paths);
    if (!obedient && gate.isWhole(paths)) {
      result.addWhole();
    }
    return report.tell(gate, result, scanner);
  }
}
