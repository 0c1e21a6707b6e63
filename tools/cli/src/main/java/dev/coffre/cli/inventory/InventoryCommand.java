package dev.coffre.cli.inventory;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.git.object.GitException;
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
  private Optional<String> since = Optional.empty();

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
            "Write nothing; say what is not up to date, with exit code 1 if something is not.",
            () -> check = true)
        .value(
            List.of("--diff"),
            "COMMIT",
            "Write nothing; print what changed since the branch left COMMIT, as Markdown.",
            given -> since = Optional.of(given))
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
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    if ((json ? 1 : 0) + (check ? 1 : 0) + (since.isPresent() ? 1 : 0) > 1) {
      throw CommandException.usage(
          "inventory: --json, --check and --diff exclude each other", "give one of them");
    }
    try (var grounds = Grounds.of(host, path)) {
      var folder = output.map(host::resolve).orElseGet(() -> grounds.top().resolve(FOLDER));
      return run(grounds, new Output(folder, grounds.top()));
    } catch (GitException e) {
      throw new FileFailure(path, e);
    }
  }

  private ExitCode run(Grounds grounds, Output files)
      throws CommandException, FileFailure, IOException {
    var stock = Stock.of(host, grounds, files);
    if (since.isPresent()) {
      host.out().print(stock.since(since.get()).markdown(since.get()));
      return ExitCode.OK;
    }
    var inventory = stock.now();
    if (json) {
      host.out().print(JsonInventory.write(inventory));
      return ExitCode.OK;
    }
    return check
        ? new Freshness(host, stock, files).check(inventory)
        : write(grounds, files, inventory);
  }

  private ExitCode write(Grounds grounds, Output files, Inventory inventory)
      throws FileFailure, IOException {
    files.write(inventory, host.files());
    for (var written : files.of(inventory)) {
      host.out().println("written: " + shown(written.file()));
    }
    host.out()
        .println(
            String.format(
                Locale.ROOT,
                "holders of secrets: %,d; uses: %,d; findings: %,d",
                inventory.holdings().size(),
                inventory.uses().size(),
                inventory.exposures().size()));
    tellUnknown(grounds, files);
    return ExitCode.OK;
  }

  private void tellUnknown(Grounds grounds, Output files) throws IOException {
    var unknown = WorkTree.unknown(grounds);
    unknown.removeIf(files::isOwn);
    if (!unknown.isEmpty()) {
      host.err()
          .printf(
              "coffre: not listed, because Git does not know them: %s%s (git add)%n",
              unknown.getFirst(),
              unknown.size() == 1 ? "" : " and " + (unknown.size() - 1) + " more");
    }
  }

  private String shown(Path file) {
    return file.startsWith(host.directory())
        ? host.directory().relativize(file).toString()
        : file.toString();
  }
}
