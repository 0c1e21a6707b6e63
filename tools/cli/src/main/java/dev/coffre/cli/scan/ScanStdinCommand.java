package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.scan.input.Content;
import java.io.IOException;
import java.util.List;

/// Finds plaintext secrets in standard input.
public final class ScanStdinCommand implements NativeCommand.Action {
  private final Host host;
  private final ReportOptions report = new ReportOptions();

  private String name;

  /// For the standard input of `host`.
  public ScanStdinCommand(Host host) {
    this(host, "stdin");
  }

  /// The same, where the input is called something.
  public ScanStdinCommand(Host host, String name) {
    this.host = host;
    this.name = name;
  }

  @Override
  public void declare(Options options) {
    options.describe(
        "Find plaintext secrets in standard input. Exit code 1 if there is one that is neither"
            + " known nor allowed, 3 if it could not be read.");
    report.declare(options);
    options.value(
        List.of("--name"),
        "FILE",
        "What the input is called: the ending tells code from settings.",
        given -> name = given);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    var gate = Gate.of(host);
    var scanner = report.scanner(gate);
    var result = new ScanResult();
    var bytes = host.in().readAllBytes();
    Content.text(name, bytes, bytes.length)
        .ifPresentOrElse(
            text -> result.scanned(name, text, scanner.scan(text)),
            () -> result.unread(name, "it holds no text"));
    return report.tell(gate, result, scanner);
  }
}
