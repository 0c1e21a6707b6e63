package dev.coffre.cli.backup;

import dev.coffre.backup.Retention.Candidate;
import dev.coffre.backup.Target;
import dev.coffre.backup.TargetStore;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import java.io.IOException;
import java.util.List;

/// Removes the backups that the plan does not keep.
public final class BackupPruneCommand implements NativeCommand.Action {
  private final Host host;

  private List<String> names = List.of();
  private boolean rehearsal;

  /// Removes for `host`.
  public BackupPruneCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Remove the backups that 'keep' of the plan does not keep. The newest that was"
                + " verified, or restored by a drill, stays in any case.")
        .flag(
            List.of("--dry-run"), "Say what would go, and remove nothing.", () -> rehearsal = true)
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
    for (var target : plan.targets(names)) {
      try (var store = plan.store(target);
          var _ =
              store
                  .hold()
                  .orElseThrow(() ->
                      CommandException.refused(
                          target.name() + ": another run is changing its backups",
                          "wait for its end"))) {
        prune(target, store);
      } catch (IOException e) {
        throw new FileFailure(plan.place(), e);
      }
    }
    return ExitCode.OK;
  }

  private void prune(Target target, TargetStore store) throws IOException {
    var backups = store.content().backups();
    var kept =
        target
            .keep()
            .kept(
                backups.stream()
                    .map(
                        one -> new Candidate(one.label().id(), one.label().taken(), one.verified()))
                    .toList());
    int removed = 0;
    for (var backup : backups) {
      if (!kept.contains(backup.label().id())) {
        host.out()
            .println(
                (rehearsal ? "would remove " : "removed ")
                    + target.name()
                    + "/"
                    + backup.label().id());
        if (!rehearsal) {
          store.remove(backup);
        }
        removed++;
      }
    }
    host.out()
        .printf("%s: %d kept, %d removed%n", target.name(), kept.size(), rehearsal ? 0 : removed);
  }
}
