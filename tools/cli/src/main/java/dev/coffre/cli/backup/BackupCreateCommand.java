package dev.coffre.cli.backup;

import dev.coffre.backup.Label;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.PendingBackup;
import dev.coffre.backup.Span;
import dev.coffre.backup.Target;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.VersionCommand;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/// Backs up what the plan names.
public final class BackupCreateCommand implements NativeCommand.Action {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int SUFFIX = 3;

  private final Host host;

  private List<String> names = List.of();

  /// Backs up for `host`.
  public BackupCreateCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Back up the targets of .config/coffre/backup.yaml, encrypted to its recipients as they"
                + " are read: no plaintext is written to the disk.",
            "A backup appears in the store whole, or not at all.")
        .operands(
            "TARGET",
            0,
            "What to back up; all of the plan if none is named.",
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
    var start = host.clock().instant();
    if (!names.isEmpty() || !(target instanceof Target.Token)) {
      for (var label : create(plan, target)) {
        tell(plan, label, start);
      }
    }
    return ExitCode.OK;
  }

  private void tell(PlanFile plan, Label label, Instant start) throws CommandException {
    long size = label.parts().stream().mapToLong(part -> part.size()).sum();
    host.out()
        .printf(
            "%s/%s: %,d bytes for %d recipients, %s%n",
            label.target(),
            label.id(),
            size,
            plan.plan().recipients(plan.target(label.target())).size(),
            Span.text(Duration.between(start, host.clock().instant())));
  }

  private List<Label> create(PlanFile plan, Target target) throws CommandException, FileFailure {
    var recipients = plan.recipients(target);
    try (var store = plan.store(target);
        var _ = StoreHold.take(host, store)) {
      var id = id(host.clock().instant());
      int threads = Runtime.getRuntime().availableProcessors();
      try (var backup = store.begin(id, plan.age(), recipients, threads)) {
        return take(plan, target, id, backup);
      }
    } catch (IOException e) {
      throw new FileFailure(plan.place(), e);
    }
  }

  private List<Label> take(PlanFile plan, Target target, String id, PendingBackup backup)
      throws CommandException, FileFailure, IOException {
    return switch (target) {
      case Target.Database database -> {
        var taken = DatabaseSource.take(plan, database, backup);
        yield List.of(publish(plan, target, id, backup, taken));
      }
      case Target.Server server -> {
        var taken = new ServerSource(host, server, plan.root()).take(backup);
        yield List.of(publish(plan, target, id, backup, taken));
      }
      case Target.Repository repository -> {
        var taken = new RepositorySource(host, repository, plan.root()).take(backup, id);
        yield List.of(publish(plan, target, id, backup, taken));
      }
      case Target.Folder folder -> {
        var path = plan.root().resolve(folder.path());
        var taken = new FolderSource(host, folder, path).take(backup);
        yield List.of(publish(plan, target, id, backup, taken));
      }
      case Target.Cluster cluster -> cluster(plan, cluster, id, backup);
      case Target.Token token ->
          throw CommandException.usage(
              token.name() + " is backed up with " + token.cluster().name(),
              "coffre backup create " + token.cluster().name());
    };
  }

  /// The token's backup is published first: a datastore without it would be of no use.
  private List<Label> cluster(
      PlanFile plan, Target.Cluster cluster, String id, PendingBackup backup)
      throws CommandException, FileFailure, IOException {
    var token = plan.target(cluster.token());
    var server = K3sServer.read(host, cluster, plan.root());
    try (var store = plan.store(token);
        var _ = StoreHold.take(host, store);
        var tokenBackup = store.begin(id, plan.age(), plan.recipients(token), 1)) {
      var taken = new ClusterSource(host, cluster, server).take(backup, tokenBackup);
      return List.of(
          publish(plan, token, id, tokenBackup, taken.token()),
          publish(plan, cluster, id, backup, taken.datastore()));
    }
  }

  private String id(Instant now) {
    return ID.format(now) + "-" + HexFormat.of().formatHex(host.randomness().bytes(SUFFIX));
  }

  private static Label publish(
      PlanFile plan, Target target, String id, PendingBackup backup, Taken taken)
      throws IOException {
    return backup.publish(
        new Manifest(
            target.name(),
            target.kind(),
            id,
            taken.moment().truncatedTo(ChronoUnit.MILLIS),
            plan.commit(),
            "coffre " + VersionCommand.VERSION,
            plan.plan().recipients(target),
            taken.source(),
            taken.facts(),
            backup.contents()));
  }
}
