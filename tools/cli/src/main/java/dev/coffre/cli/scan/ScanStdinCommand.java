package dev.coffre.cli.scan;

import dev.coffre.cli.ExitCode;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.input.Content;
import java.io.IOException;
import java.util.List;

/// Finds plaintext secrets in standard input.
public final class ScanStdinCommand implements NativeCommand.Action {
  private final Host host;

  private boolean json;

  private String name = "stdin";

  /// For the standard input of `host`.
  public ScanStdinCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Find plaintext secrets in standard input. Exit code 1 if there is one, 3 if it could"
                + " not be read.")
        .flag(List.of("--json"), "Print the findings as JSON.", () -> json = true)
        .value(
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
  public ExitCode run() throws IOException {
    var result = new ScanResult();
    var bytes = host.in().readAllBytes();
    var scanner = new Scanner(Scanner.builtInRules());
    Content.text(name, bytes, bytes.length)
        .ifPresentOrElse(
            text -> result.scanned(name, text, scanner.scan(text)),
            () -> result.unread(name, "it holds no text"));
    return new ScanReport(result).print(host, json);
  }
}
