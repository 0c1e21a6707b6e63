package dev.coffre.cli.drill;

import dev.coffre.backup.StoredBackup;
import dev.coffre.backup.Target;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.VersionCommand;
import dev.coffre.cli.backup.IdentityFiles;
import dev.coffre.cli.backup.PlanFile;
import dev.coffre.drill.Check;
import dev.coffre.drill.DrillRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Drills that must fail: each has something wrong in it, and has to fail for that reason.
public final class DrillMutateCommand implements NativeCommand.Action {
  private final Host host;
  private final IdentityFiles identityFiles = new IdentityFiles();

  private String name = "";
  private List<String> only = List.of();
  private Optional<String> scratch = Optional.empty();

  /// Drills for `host`.
  public DrillMutateCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Show that a drill would notice: the newest backup of a target is drilled again and"
                + " again, each time with one thing wrong, and each drill has to fail for that"
                + " reason. The store and the evidence stay as they are.")
        .operand("TARGET", "Whose backup.", given -> name = given)
        .values(
            List.of("--only"),
            "MUTATION",
            "Only this one, such as wrong-key.",
            given -> only = given)
        .value(
            List.of("--scratch"),
            "DIR",
            "As in 'coffre drill run'.",
            given -> scratch = Optional.of(given));
    identityFiles.declare(options);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var plan = PlanFile.read(host);
    var target = plan.target(name);
    var root = host.resolve(scratch.orElse(host.environment().getOrDefault("TMPDIR", "/tmp")));
    try (var store = plan.store(target)) {
      var newest =
          store
              .content()
              .newest()
              .orElseThrow(() ->
                  CommandException.failed(
                      target.name() + ": there is no backup",
                      "coffre backup create " + target.name()));
      boolean noticed = true;
      for (var mutation : Mutation.values()) {
        if (mutation.appliesTo(target) && isAskedFor(mutation)) {
          noticed &= tell(mutation, drill(mutation, plan, target, newest, root));
        }
      }
      return noticed ? ExitCode.OK : ExitCode.REFUSED;
    } catch (IOException e) {
      throw new FileFailure(host.shown(root), e);
    }
  }

  private boolean isAskedFor(Mutation mutation) {
    return only.isEmpty() || only.contains(title(mutation));
  }

  private static String title(Mutation mutation) {
    return mutation.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private DrillRecord drill(
      Mutation mutation, PlanFile plan, Target target, StoredBackup backup, Path root)
      throws CommandException, FileFailure, IOException {
    var identities = identityFiles.read(host);
    var tokenIdentities = identityFiles.readForTokens(host);
    try (var place = DrillPlace.create(host, root, "the drill " + title(mutation))) {
      var tools = new MutationTools(host, plan, identities, tokenIdentities, place);
      var procedure =
          new DrillRecord.Procedure(
              "",
              "",
              plan.plan().environment(),
              plan.commit(),
              "coffre " + VersionCommand.VERSION,
              List.of());
      var drill =
          new Drill(
              host,
              plan,
              target,
              procedure,
              tokenIdentities,
              Wrapping.here(host),
              mutation.tampering(tools));
      return drill.run(backup, identities, place, new Course(host, what -> {}));
    }
  }

  private boolean tell(Mutation mutation, DrillRecord drill) {
    var failed =
        drill.checks().stream()
            .filter(check -> check.outcome() == Check.Outcome.FAILED)
            .findFirst();
    boolean right = failed.map(check -> check.name().equals(mutation.check())).orElse(false);
    host.out()
        .printf(
            "%s %s (%s): %s%n",
            right ? "noticed    " : "NOT NOTICED",
            title(mutation),
            mutation.what(),
            failed.map(check -> check.name() + ": " + check.observed()).orElse("it passed"));
    return right;
  }
}
