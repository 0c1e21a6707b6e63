package dev.coffre.cli.registry;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.access.ReadableFiles;
import dev.coffre.cli.access.RegistryFile;
import dev.coffre.keys.AccessRule;
import dev.coffre.keys.Holder;
import dev.coffre.keys.Registry;
import java.util.List;

/// Shows a holder: what the registry says, and what the files say.
public final class KeysShowCommand implements NativeCommand.Action {
  private final Host host;
  private String name = "";
  private boolean json;

  /// For the repository around the folder of `host`.
  public KeysShowCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe("Show a holder: its key, the rules that let it read, the files that it can open.")
        .operand("NAME", "A holder of the registry.", given -> name = given)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, InterruptedException {
    var file = RegistryFile.require(host);
    var holder = holder(file.registry(), name);
    var today = RegistryFile.today(host);
    var rules =
        file.registry().rules().stream()
            .filter(rule -> file.registry().readers(rule, today).contains(holder))
            .map(AccessRule::path)
            .toList();
    var files = ReadableFiles.by(host, file, holder);
    if (json) {
      host.out()
          .println(
              HolderText.json(holder, today)
                  .withStrings("rules", rules)
                  .withStrings("files", files));
      return ExitCode.OK;
    }
    host.out().print(HolderText.table(List.of(holder), today));
    host.out().println("owner:     " + holder.owner());
    host.out().println("recipient: " + holder.recipient());
    host.out().println("created:   " + holder.created());
    list("rules that let it read:", rules);
    list("files that it can open:", files);
    return ExitCode.OK;
  }

  private void list(String title, List<String> lines) {
    host.out().println(title + (lines.isEmpty() ? " none" : ""));
    lines.forEach(line -> host.out().println("  " + line));
  }

  /// A holder that must be there.
  static Holder holder(Registry registry, String name) throws CommandException {
    return registry
        .holder(name)
        .orElseThrow(() ->
            CommandException.failed(
                name + ": there is no such holder", "'coffre keys list' lists them"));
  }
}
