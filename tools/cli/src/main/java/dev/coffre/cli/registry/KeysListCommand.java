package dev.coffre.cli.registry;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.access.RegistryFile;
import dev.coffre.json.Json;
import dev.coffre.keys.Registry;
import java.util.List;

/// Lists the holders of the registry.
public final class KeysListCommand implements NativeCommand.Action {
  private final Host host;
  private boolean json;

  /// For the repository around the folder of `host`.
  public KeysListCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe("List the holders in " + Registry.PATH + ", with the fingerprints of their keys.")
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var holders = RegistryFile.require(host).registry().holders();
    var today = RegistryFile.today(host);
    if (json) {
      var list = holders.stream().map(holder -> HolderText.json(holder, today)).toList();
      host.out().println(Json.object().withObjects("holders", list));
    } else {
      host.out().print(HolderText.table(holders, today));
    }
    return ExitCode.OK;
  }
}
