package dev.coffre.evidence;

import dev.coffre.backup.Span;
import dev.coffre.drill.Decision;
import dev.coffre.drill.DrillRecord;
import dev.coffre.drill.Verdict;
import dev.coffre.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The drills of a target as they followed each other.
///
/// @param drills oldest first
public record History(String target, List<DrillRecord> drills) {
  private static final int CHART = 30;

  public History {
    drills = List.copyOf(drills);
  }

  /// The newest drill that passed.
  public Optional<DrillRecord> lastPassed() {
    return drills.stream()
        .filter(drill -> drill.verdict() == Verdict.PASSED)
        .reduce((_, later) -> later);
  }

  private long passed() {
    return drills.stream().filter(drill -> drill.verdict() == Verdict.PASSED).count();
  }

  /// A table with a chart of how long restores took; failed drills are in it.
  public String text() {
    var text = new StringBuilder();
    text.append("%s: %d of %d drills passed%n".formatted(target, passed(), drills.size()));
    long longest =
        drills.stream()
            .flatMap(drill -> drill.rto().stream())
            .mapToLong(Duration::toMillis)
            .max()
            .orElse(1);
    for (var drill : drills) {
      text.append(
          "  %s  %-10s  loss %-13s  %-22s %s%n"
              .formatted(
                  drill.finished().toString().substring(0, 16).replace('T', ' '),
                  drill.verdict(),
                  Span.text(drill.rpo()),
                  drill.rto().map(rto -> "restored in " + Span.text(rto)).orElse("not restored"),
                  drill.rto().map(rto -> bar(rto, longest)).orElse(drill.reason())));
      for (var decision : drill.procedure().decisions()) {
        text.append(
            "      ADR %s %s (%s)%n"
                .formatted(decision.number(), decision.title(), decision.reason()));
      }
    }
    return text.toString();
  }

  private static String bar(Duration rto, long longest) {
    return "#".repeat((int) Math.max(1, CHART * rto.toMillis() / Math.max(1, longest)));
  }

  /// The same for programs.
  public Json json() {
    return Json.object()
        .with("target", target)
        .with("drills", drills.size())
        .with("passed", passed())
        .withObjects("history", drills.stream().map(History::json).toList());
  }

  private static Json json(DrillRecord drill) {
    var json =
        Json.object()
            .with("finished", drill.finished().toString())
            .with("backup", drill.backup())
            .with("result", drill.verdict().name())
            .with("reason", drill.reason())
            .with("rpoMilliseconds", drill.rpo().toMillis())
            .withStrings(
                "decisions", drill.procedure().decisions().stream().map(Decision::number).toList());
    drill.rto().ifPresent(rto -> json.with("rtoMilliseconds", rto.toMillis()));
    return json;
  }
}
