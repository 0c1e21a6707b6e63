package dev.coffre.cli.drill;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Span;
import dev.coffre.backup.Target;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.backup.PlanFile;
import dev.coffre.drill.DrillRecord;
import dev.coffre.evidence.Chain;
import dev.coffre.evidence.DrillEvidence;
import dev.coffre.evidence.History;
import java.time.Duration;
import java.util.List;

/// Says whether each target was drilled, with success, not too long ago: a gate for deploys.
public final class DrillFreshnessCommand implements NativeCommand.Action {
  private final Host host;
  private final EvidenceOptions evidenceOptions = new EvidenceOptions();

  private List<String> names = List.of();
  private String age = "30d";

  /// Prints to `host`.
  public DrillFreshnessCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Say whether the last drill that passed is recent enough, by evidence whose chain is"
                + " sound and anchored; ends with 1 if not, and says what to do.")
        .value(
            List.of("--max-age"),
            "SPAN",
            "How old it may be, such as 12h; 30d if not given.",
            given -> age = given)
        .operands(
            "TARGET", 0, "Whose drills; all of the plan if none is named.", given -> names = given);
    evidenceOptions.declare(options);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var plan = PlanFile.read(host);
    var evidence = evidenceOptions.read(host, plan);
    var most = most();
    boolean fresh = true;
    for (var target : plan.targets(names)) {
      if (!(target instanceof Target.Token)) { // which is drilled with its cluster
        fresh &= isFresh(evidence.chain(target.name()), most);
      }
    }
    return fresh ? ExitCode.OK : ExitCode.REFUSED;
  }

  private Duration most() throws CommandException {
    try {
      return Span.parse(age);
    } catch (BackupException e) {
      throw CommandException.usage("drill freshness: " + e.getMessage(), "--max-age 30d");
    }
  }

  private boolean isFresh(Chain chain, Duration most) {
    var history =
        new History(chain.target(), chain.records().stream().map(DrillEvidence::drill).toList());
    if (!chain.problems().isEmpty()) {
      return stale(chain.problems().getFirst(), "coffre drill verify");
    }
    if (!chain.records().isEmpty() && !chain.anchored()) {
      return stale(
          chain.target() + ": its evidence is unanchored: there is no head of its chain",
          "git fetch origin 'refs/coffre/*:refs/coffre/*'");
    }
    var last = history.lastPassed();
    if (last.isEmpty()) {
      return stale(
          chain.target() + ": no drill has passed yet", "coffre drill run " + chain.target());
    }
    return isFresh(last.get(), most);
  }

  private boolean isFresh(DrillRecord last, Duration most) {
    var old = Duration.between(last.finished(), host.clock().instant());
    if (old.isNegative()) {
      return stale(
          last.target() + ": its last drill is from the future", "set this machine's clock");
    }
    if (old.compareTo(most) > 0) {
      return stale(
          "%s: the last drill that passed is %s old, more than %s"
              .formatted(last.target(), Span.text(old), Span.text(most)),
          "coffre drill run " + last.target());
    }
    host.out()
        .println(last.target() + ": the last drill that passed is " + Span.text(old) + " old");
    return true;
  }

  private boolean stale(String what, String remedy) {
    host.err().println("coffre: " + what);
    host.err().println("hint: " + remedy);
    return false;
  }
}
