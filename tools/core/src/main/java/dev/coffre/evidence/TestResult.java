package dev.coffre.evidence;

import dev.coffre.drill.Check;
import dev.coffre.drill.DrillRecord;
import dev.coffre.drill.Subject;
import dev.coffre.drill.Verdict;
import dev.coffre.json.Json;
import java.util.List;

/// A drill as an in-toto statement of the predicate `test-result/v0.1`, for tools that know that
/// one: names of checks without what was seen, and no times.
public final class TestResult {
  private TestResult() {}

  /// The statement, unsigned.
  ///
  /// @param record the name and digest of the signed record that it is taken from
  public static String of(DrillRecord drill, Subject record) {
    var predicate =
        Json.object()
            .with("result", result(drill.verdict()))
            .withObjects("configuration", List.of(resource(record)))
            .withStrings("passedTests", names(drill, Check.Outcome.PASSED))
            .withStrings("warnedTests", names(drill, Check.Outcome.NOT_RUN))
            .withStrings("failedTests", names(drill, Check.Outcome.FAILED));
    return Json.object()
            .with("_type", "https://in-toto.io/Statement/v1")
            .withObjects("subject", drill.subjects().stream().map(TestResult::resource).toList())
            .with("predicateType", "https://in-toto.io/attestation/test-result/v0.1")
            .with("predicate", predicate)
        + "\n";
  }

  private static Json resource(Subject subject) {
    return Json.object()
        .with("name", subject.name())
        .with("digest", Json.object().with("sha256", subject.sha256()));
  }

  private static String result(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "PASSED";
      case INCOMPLETE -> "WARNED";
      case FAILED -> "FAILED";
    };
  }

  private static List<String> names(DrillRecord drill, Check.Outcome outcome) {
    return drill.checks().stream()
        .filter(check -> check.outcome() == outcome)
        .map(Check::name)
        .toList();
  }
}
