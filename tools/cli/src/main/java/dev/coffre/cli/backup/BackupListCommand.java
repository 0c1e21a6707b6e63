package dev.coffre.cli.backup;

import dev.coffre.backup.Span;
import dev.coffre.backup.StoredBackup;
import dev.coffre.backup.Target;
import dev.coffre.backup.TargetStore;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Lists the backups that there are.
public final class BackupListCommand implements NativeCommand.Action {
  private final Host host;

  private List<String> names = List.of();
  private boolean json;

  /// Prints to `host`.
  public BackupListCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe("List the backups in the store, oldest first; no key is needed.")
        .flag(List.of("--json"), "Print a JSON object.", () -> json = true)
        .operands(
            "TARGET",
            0,
            "Whose backups; all of the plan if none is named.",
            given -> names = given);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var plan = PlanFile.read(host);
    var rows = new ArrayList<StoredBackup>();
    var problems = new ArrayList<String>();
    for (var target : plan.targets(names)) {
      var content = content(plan, target);
      rows.addAll(content.backups());
      problems.addAll(content.problems());
    }
    print(rows, problems);
    return problems.isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private static TargetStore.Content content(PlanFile plan, Target target)
      throws CommandException, FileFailure {
    try (var store = plan.store(target)) {
      return store.content();
    } catch (IOException e) {
      throw new FileFailure(plan.place(), e);
    }
  }

  private void print(List<StoredBackup> rows, List<String> problems) {
    if (json) {
      host.out()
          .println(
              Json.object()
                  .withObjects("backups", rows.stream().map(BackupListCommand::json).toList())
                  .withStrings("problems", problems));
      return;
    }
    var now = host.clock().instant();
    for (var row : rows) {
      host.out()
          .printf(
              "%s/%s  %,15d bytes  %s old%s%n",
              row.label().target(),
              row.label().id(),
              size(row),
              Span.text(Duration.between(row.label().taken(), now)),
              row.verified() ? "  verified" : "");
    }
    problems.forEach(problem -> host.err().println("coffre: " + problem));
  }

  private static Json json(StoredBackup row) {
    return Json.object()
        .with("target", row.label().target())
        .with("id", row.label().id())
        .with("taken", row.label().taken().toString())
        .with("bytes", size(row))
        .with("verified", row.verified());
  }

  private static long size(StoredBackup row) {
    return row.label().parts().stream().mapToLong(part -> part.size()).sum();
  }
}
