package dev.coffre.cli.drill;

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
import dev.coffre.cli.VersionCommand;
import dev.coffre.cli.backup.EachTarget;
import dev.coffre.cli.backup.IdentityFiles;
import dev.coffre.cli.backup.PlanFile;
import dev.coffre.cli.terminal.Stages;
import dev.coffre.drill.Check;
import dev.coffre.drill.Decision;
import dev.coffre.drill.DrillRecord;
import dev.coffre.drill.Verdict;
import dev.coffre.evidence.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Restores a backup into a disposable place, compares, and leaves signed evidence.
public final class DrillRunCommand implements NativeCommand.Action {
  private final Host host;
  private final IdentityFiles identityFiles = new IdentityFiles();
  private final SigningKeyFile keyFile = new SigningKeyFile();
  private final EvidenceOptions evidenceOptions = new EvidenceOptions();

  private List<String> names = List.of();
  private Optional<String> id = Optional.empty();
  private Optional<String> scratch = Optional.empty();
  private String approver = "";
  private boolean keep;

  /// Drills for `host`.
  public DrillRunCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Restore the newest backup of a target into a disposable place, hold what comes out"
                + " against what was true when it was taken, destroy it, and leave signed evidence,"
                + " whether it passed or failed.",
            "The place is never a live one: a server of its own, without addresses or network.")
        .operands(
            "TARGET",
            0,
            "What to drill, by its name in .config/coffre/backup.yaml; all of it if none is named.",
            given -> names = given)
        .value(
            List.of("--backup"),
            "ID",
            "Another backup than the newest.",
            given -> id = Optional.of(given))
        .value(
            List.of("--scratch"),
            "DIR",
            "Where the disposable place is made; $TMPDIR or /tmp if not given. It needs the room of"
                + " the restored data, for whose plaintext it is.",
            given -> scratch = Optional.of(given))
        .value(
            List.of("--approver"), "NAME", "Who answers for the drill.", given -> approver = given)
        .flag(
            List.of("--keep"),
            "Leave the restored system running, to look around.",
            () -> keep = true);
    identityFiles.declare(options);
    keyFile.declare(options);
    evidenceOptions.declare(options);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var plan = PlanFile.read(host);
    var targets = plan.targets(names);
    if (id.isPresent() && targets.size() > 1) {
      throw CommandException.usage("--backup is for one target", "name the target");
    }
    var drilled = names.isEmpty() ? withoutTokens(targets) : targets;
    requireNoTokens(drilled);
    try (var key = keyFile.read(host)) {
      return new EachTarget(host, drilled).run(target -> run(plan, target, key));
    }
  }

  private static List<Target> withoutTokens(List<Target> targets) {
    return targets.stream().filter(target -> !(target instanceof Target.Token)).toList();
  }

  private static void requireNoTokens(List<Target> targets) throws CommandException {
    for (var target : targets) {
      if (target instanceof Target.Token token) {
        throw CommandException.usage(
            token.name() + " is drilled with " + token.cluster().name(),
            "coffre drill run " + token.cluster().name());
      }
    }
  }

  private ExitCode run(PlanFile plan, Target target, SigningKey key)
      throws CommandException, FileFailure {
    var evidence = evidenceOptions.read(host, plan);
    evidence.prepare(target.name(), key);
    try {
      var root = host.resolve(scratch.orElse(host.environment().getOrDefault("TMPDIR", "/tmp")));
      var leftovers = DrillPlace.leftovers(host, root);
      var past = evidence.past(target.name());
      var decisions = new Decisions(host, plan).since(past.lastCommit());
      var usual = past.lastTook();
      var drill = drill(plan, target, root, leftovers, decisions, usual);
      var file = evidence.add(drill, key);
      leftovers.forget();
      report(drill, file);
      return drill.verdict() == Verdict.PASSED ? ExitCode.OK : ExitCode.REFUSED;
    } catch (IOException e) {
      throw new FileFailure("the notes of earlier drills", e);
    }
  }

  private DrillRecord drill(
      PlanFile plan,
      Target target,
      Path root,
      DrillPlace.Leftovers leftovers,
      List<Decision> decisions,
      Optional<Duration> usual)
      throws CommandException, FileFailure {
    boolean bar = host.terminal().showsErrors();
    try (var store = plan.store(target);
        var stages = new Stages(host.err(), bar, host.clock(), usual)) {
      var course = new Course(host, stages::enter);
      for (var leftover : leftovers.texts()) {
        course.note(leftover);
        host.err().println("coffre: " + leftover);
      }
      var backup = chosen(store.content(), target);
      var drill =
          new Drill(
              host,
              plan,
              target,
              procedure(plan, decisions),
              identityFiles.readForTokens(host),
              Wrapping.here(host),
              Tampering.NONE);
      var record = run(drill, backup, root, course, stages);
      if (record.verdict() == Verdict.PASSED) {
        store.markVerified(backup, "drill", host.clock().instant());
      }
      return record;
    } catch (IOException e) {
      throw new FileFailure(host.shown(root), e);
    }
  }

  private DrillRecord run(Drill drill, StoredBackup backup, Path root, Course course, Stages stages)
      throws CommandException, FileFailure, IOException {
    var title = "the drill of " + backup.label().target() + "/" + backup.label().id();
    try (var place = DrillPlace.create(host, root, title)) {
      var record = drill.run(backup, identityFiles.read(host), place, course);
      if (keep) {
        place.keep();
        stages.close();
        host.err().println("coffre: kept in " + place.folder() + "; remove it when you are done");
      } else {
        stages.enter("destroying it");
      }
      return record;
    }
  }

  private StoredBackup chosen(TargetStore.Content content, Target target) throws CommandException {
    var chosen = id.isEmpty() ? content.newest() : content.backup(id.get());
    return chosen.orElseThrow(() ->
        CommandException.failed(
            target.name() + ": there is no such backup",
            "'coffre backup list " + target.name() + "' shows those that there are"));
  }

  private DrillRecord.Procedure procedure(PlanFile plan, List<Decision> decisions) {
    var user = host.environment().getOrDefault("USER", "unknown");
    return new DrillRecord.Procedure(
        user,
        approver,
        plan.plan().environment(),
        plan.commit(),
        "coffre " + VersionCommand.VERSION,
        decisions);
  }

  private void report(DrillRecord drill, Path file) {
    for (var check : drill.checks()) {
      host.out().println(line(check));
    }
    host.out()
        .printf(
            "%s: %s/%s, loss %s, %s, evidence %s%n",
            drill.verdict(),
            drill.target(),
            drill.backup(),
            Span.text(drill.rpo()),
            drill.rto().map(rto -> "restored in " + Span.text(rto)).orElse("not restored"),
            host.shown(file));
    if (drill.verdict() != Verdict.PASSED) {
      host.err().println("coffre: " + drill.reason());
    }
  }

  private static String line(Check check) {
    var mark =
        switch (check.outcome()) {
          case PASSED -> "passed  ";
          case FAILED -> "FAILED  ";
          case NOT_RUN -> "not run ";
        };
    return mark + check.name() + ": " + check.observed();
  }
}
