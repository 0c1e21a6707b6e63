package dev.coffre.drill;

import java.util.Collection;

/// What a drill came to.
public enum Verdict {
  /// Every check passed.
  PASSED,
  /// A check failed.
  FAILED,
  /// No check failed, and one could not be run.
  INCOMPLETE;

  /// The verdict on these checks; a drill that checked nothing has failed.
  public static Verdict of(Collection<Check> checks) {
    if (checks.isEmpty() || has(checks, Check.Outcome.FAILED)) {
      return FAILED;
    }
    return has(checks, Check.Outcome.NOT_RUN) ? INCOMPLETE : PASSED;
  }

  private static boolean has(Collection<Check> checks, Check.Outcome outcome) {
    return checks.stream().anyMatch(check -> check.outcome() == outcome);
  }
}
