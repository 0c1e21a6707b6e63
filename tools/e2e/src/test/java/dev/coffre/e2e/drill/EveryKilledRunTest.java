package dev.coffre.e2e.drill;

import org.junit.jupiter.api.Tag;

/// After every step: the whole matrix, for `make soak`.
@Tag("soak")
final class EveryKilledRunTest extends KilledRuns {
  EveryKilledRunTest() {
    super(true);
  }
}
