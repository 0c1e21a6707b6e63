package dev.coffre.cli.registry;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.access.Doctor;
import dev.coffre.cli.access.RegistryFile;
import dev.coffre.json.Json;
import java.util.List;

/// Looks for what would lock people out, or let somebody in, one day.
public final class KeysDoctorCommand implements NativeCommand.Action {
  private final Host host;
  private boolean json;

  /// For the repository around the folder of `host`.
  public KeysDoctorCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Look at the registry, the encrypted files and the identities at hand: files that nobody"
                + " who exists can read, or only one; keys that nobody answers for; keys that are"
                + " expired, or soon will be; recovery keys that were used, or whose last drill is"
                + " long ago; post-quantum and classic keys mixed; identities in the"
                + " repository, or that others can read. Needs no key.",
            "Exit code 1 if it found something.")
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, InterruptedException {
    var found = Doctor.findings(host, RegistryFile.require(host));
    if (json) {
      host.out().println(Json.object().withStrings("findings", found));
    } else {
      found.forEach(host.out()::println);
      host.out().println(found.isEmpty() ? "all is well" : found.size() + " found");
    }
    return found.isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
  }
}
