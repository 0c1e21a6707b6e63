package dev.coffre.cli.ports;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.ports.ContractPage;
import java.util.List;

/// Lists what the port contract says.
public final class PortsCommand implements NativeCommand.Action {
  private final Host host;
  private final ContractFile contract = new ContractFile();

  private String format = "text";

  /// Prints to `host`.
  public PortsCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe("List every port that the platform's host may listen on, and from where.")
        .value(
            List.of("--format"),
            "FORMAT",
            "text, json or markdown; text if not given.",
            given -> format = given)
        .flag(List.of("--json"), "Short for --format json.", () -> format = "json");
    contract.declare(options);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var page = new ContractPage(contract.read(host));
    host.out()
        .print(
            switch (format) {
              case "text" -> page.text();
              case "json" -> page.json();
              case "markdown" -> page.markdown();
              default ->
                  throw CommandException.usage(
                      "the value of --format is not one it takes",
                      "it takes text, json and markdown");
            });
    return ExitCode.OK;
  }
}
