package dev.coffre.e2e.drill;

/// After some of the steps.
final class KilledRunsTest extends KilledRuns {
  KilledRunsTest() {
    super(false);
  }
}
