package dev.coffre.cli;

import dev.coffre.cli.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints the version.
@Command(description = "Print the version of coffre and of the formats it writes.")
final class VersionCommand implements NativeCommand.Action {
  static final String VERSION = "0.1.0";

  private final Host host;

  @Option(names = "--json", description = "Print a JSON object.")
  private boolean json;

  VersionCommand(Host host) {
    this.host = host;
  }

  @Override
  public ExitCode run() {
    if (json) {
      host.out().println(Json.object().with("version", VERSION).with("sops", "3.13.3"));
    } else {
      host.out().println("coffre " + VERSION);
    }
    return ExitCode.OK;
  }
}
