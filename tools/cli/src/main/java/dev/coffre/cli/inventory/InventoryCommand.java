package dev.coffre.cli.inventory;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.scan.Exposures;
import dev.coffre.git.object.GitException;
import dev.coffre.inventory.date.Ages;
import dev.coffre.inventory.report.JsonInventory;
import dev.coffre.inventory.source.Inventory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lists every secret source of a repository.
public final class InventoryCommand implements NativeCommand.Action {
  private static final String FOLDER = "docs/reference";

  private final Host host;

  private boolean json;
  private boolean check;

  private Optional<String> output = Optional.empty();

  private String path = ".";

  /// For the files of `host`.
  public InventoryCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "List every secret source of a repository: SOPS files with their readers and the age of"
                + " each value, Kubernetes Secrets, environment variables, Ansible Vault,"
                + " references to other stores, and what the scanner finds. Never a value.",
            "Writes secrets_inventory.md and secrets-scan.json, the same wherever the same commit"
                + " is checked out.")
        .flag(
            List.of("--check"),
            "Write nothing; exit code 1 if the files are not up to date.",
            () -> check = true)
        .flag(List.of("--json"), "Print the JSON instead of writing files.", () -> json = true)
        .value(
            List.of("-o", "--output"),
            "DIR",
            "Where the files are; docs/reference of the repository if not given.",
            given -> output = Optional.of(given))
        .operands("PATH", 0, "The folder to list; this one if none.", this::takePath);
  }

  private void takePath(List<String> paths) {
    path = paths.isEmpty() ? "." : paths.getFirst();
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    try (var grounds = Grounds.of(host, path)) {
      var folder = output.map(host::resolve).orElseGet(() -> grounds.top().resolve(FOLDER));
      var files = new Output(folder, grounds.top());
      var inventory = inventory(grounds, files);
      if (json) {
        host.out().print(JsonInventory.write(inventory));
        return ExitCode.OK;
      }
      return check ? check(files, inventory) : write(files, inventory);
    }
  }

  private Inventory inventory(Grounds grounds, Output files)
      throws CommandException, FileFailure, IOException {
    var exposures = Exposures.of(host.in(grounds.top()));
    try (var tree = WorkTree.of(grounds)) {
      var found = new Stocktaking(tree, exposures, file -> !files.isOwn(file)).run();
      if (grounds.repository().isEmpty()) {
        return found;
      }
      var repository = grounds.repository().get();
      return new Ages(repository, exposures::in).fill(found, repository.refs().head().commit());
    } catch (GitException e) {
      throw new FileFailure(path, e);
    }
  }

  private ExitCode write(Output files, Inventory inventory) throws FileFailure {
    files.write(inventory, host.files());
    for (var written : files.of(inventory)) {
      host.out().println("written: " + shown(written.file()));
    }
    host.out()
        .println(
            String.format(
                Locale.ROOT,
                "%,d holders of secrets, %,d uses, %,d findings",
                inventory.holdings().size(),
                inventory.uses().size(),
                inventory.exposures().size()));
    return ExitCode.OK;
  }

  private ExitCode check(Output files, Inventory inventory) throws FileFailure {
    boolean fresh = true;
    for (var written : files.of(inventory)) {
      if (!Output.read(written.file()).equals(Optional.of(written.text()))) {
        host.out().println("not up to date: " + shown(written.file()));
        fresh = false;
      }
    }
    return fresh ? ExitCode.OK : ExitCode.REFUSED;
  }

  private String shown(Path file) {
    return file.startsWith(host.directory())
        ? host.directory().relativize(file).toString()
        : file.toString();
  }
}
