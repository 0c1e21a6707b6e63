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
    for (var target : plan.targets(names)) {
      var start = host.clock().instant();
      var label = create(plan, target);
      long size = label.parts().stream().mapToLong(part -> part.size()).sum();
      host.out()
          .printf(
              "%s/%s: %,d bytes for %d recipients, %s%n",
              target.name(),
              label.id(),
              size,
              plan.plan().recipients().size(),
              Span.text(Duration.between(start, host.clock().instant())));
    }
    return ExitCode.OK;
  }

  private Label create(PlanFile plan, Target target) throws CommandException, FileFailure {
    var recipients = plan.recipients();
    try (var store = plan.store(target);
        var _ =
            store
                .hold()
                .orElseThrow(() ->
                    CommandException.refused(
                        target.name() + ": another run is changing its backups",
                        "wait for its end"))) {
      var id = id(host.clock().instant());
      int threads = Runtime.getRuntime().availableProcessors();
      try (var backup = store.begin(id, plan.age(), recipients, threads)) {
        return backup.publish(manifest(plan, target, id, backup));
      }
    } catch (IOException e) {
      throw new FileFailure(plan.place(), e);
    }
  }

  private String id(Instant now) {
    return ID.format(now) + "-" + HexFormat.of().formatHex(host.randomness().bytes(SUFFIX));
  }

  private Manifest manifest(PlanFile plan, Target target, String id, PendingBackup backup)
      throws CommandException, IOException {
    var taken = take(plan, target, backup);
    return new Manifest(
        target.name(),
        target.kind(),
        id,
        taken.moment().truncatedTo(ChronoUnit.MILLIS),
        plan.commit(),
        "coffre " + VersionCommand.VERSION,
        plan.plan().recipients(),
        taken.source(),
        taken.facts(),
        backup.contents());
  }

  private Taken take(PlanFile plan, Target target, PendingBackup backup)
      throws CommandException, IOException {
    return switch (target) {
      case Target.Database database ->
          new DatabaseSource(
                  host, database, Connection.to(database, host.environment(), plan.root()))
              .take(backup);
      case Target.Folder folder ->
          new FolderSource(host, folder, plan.root().resolve(folder.path())).take(backup);
    };
  }
}
