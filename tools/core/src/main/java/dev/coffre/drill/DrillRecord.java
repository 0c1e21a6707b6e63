package dev.coffre.drill;

import dev.coffre.backup.Objectives;
import dev.coffre.drill.Check.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happened in a drill.
///
/// @param source what the backup's source said of itself
/// @param versions of the programs that took part here
/// @param rpo how old the backup was when the drill began: what would have been lost
/// @param rto how long it took until the restored system could be used; empty if it never could
/// @param notes what else was found: leftovers of a killed drill, what was left out
public record DrillRecord(
    String target,
    String kind,
    String backup,
    List<Subject> subjects,
    Map<String, String> source,
    Procedure procedure,
    Map<String, String> versions,
    Instant started,
    Instant finished,
    Objectives objectives,
    Duration rpo,
    Optional<Duration> rto,
    List<Phase> phases,
    List<Check> checks,
    List<String> notes) {

  /// Who did it, where and by which procedure.
  ///
  /// @param approver who answers for it; empty if nobody was named
  /// @param commit of the repository; empty if it is none
  /// @param decisions that stand behind it
  public record Procedure(
      String actor,
      String approver,
      String environment,
      String commit,
      String program,
      List<Decision> decisions) {
    public Procedure {
      decisions = List.copyOf(decisions);
    }
  }

  public DrillRecord {
    subjects = List.copyOf(subjects);
    source = new LinkedHashMap<>(source);
    versions = new LinkedHashMap<>(versions);
    phases = List.copyOf(phases);
    checks = List.copyOf(checks);
    notes = List.copyOf(notes);
  }

  public Verdict verdict() {
    return Verdict.of(checks);
  }

  /// Why it did not pass: the first check that failed, or that was not run; empty if it passed.
  public String reason() {
    return first(Outcome.FAILED).or(() -> first(Outcome.NOT_RUN)).orElse("");
  }

  private Optional<String> first(Outcome outcome) {
    return checks.stream()
        .filter(check -> check.outcome() == outcome)
        .findFirst()
        .map(check -> check.name() + ": " + check.observed());
  }
}
