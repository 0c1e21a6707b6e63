package dev.coffre.cli.backup;

import dev.coffre.backup.Retention.Candidate;
import dev.coffre.backup.StoredBackup;
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
import java.util.Set;
import java.util.stream.Collectors;

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
    return new EachTarget(host, plan.targets(names)).run(target -> run(plan, target));
  }

  private ExitCode run(PlanFile plan, Target target) throws CommandException, FileFailure {
    try (var store = plan.store(target);
        var _ = StoreHold.take(host, store)) {
      prune(target, store, kept(plan, target, store.content().backups()));
      return ExitCode.OK;
    } catch (IOException e) {
      throw new FileFailure(plan.place(), e);
    }
  }

  /// A token is kept as long as the datastore that it opens; all are, if not all of those are
  /// known.
  private static Set<String> kept(PlanFile plan, Target target, List<StoredBackup> backups)
      throws CommandException, FileFailure, IOException {
    if (target instanceof Target.Token token) {
      try (var store = plan.store(token.cluster())) {
        var datastores = store.content();
        return ids(
            datastores.backups().isEmpty() || !datastores.problems().isEmpty()
                ? backups
                : datastores.backups());
      }
    }
    return target
        .keep()
        .kept(
            backups.stream()
                .map(one -> new Candidate(one.label().id(), one.label().taken(), one.verified()))
                .toList());
  }

  private static Set<String> ids(List<StoredBackup> backups) {
    return backups.stream().map(one -> one.label().id()).collect(Collectors.toSet());
  }

  private void prune(Target target, TargetStore store, Set<String> kept) throws IOException {
    var backups = store.content().backups();
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
        .printf(
            "%s: %d kept, %d removed%n",
            target.name(), backups.size() - removed, rehearsal ? 0 : removed);
  }
}
