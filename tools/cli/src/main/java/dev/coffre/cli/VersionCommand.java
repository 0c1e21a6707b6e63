package dev.coffre.cli;

import dev.coffre.json.Json;
import java.util.List;

/// Prints the version.
public final class VersionCommand implements NativeCommand.Action {
  /// The version, without its name.
  public static final String VERSION = "0.1.0";

  private final Host host;

  private boolean json;

  VersionCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe("Print the version of coffre and of the formats it writes.")
        .flag(List.of("--json"), "Print a JSON object.", () -> json = true);
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
