package dev.coffre.e2e.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

/// Waits for what holds by and by.
final class Await {
  private static final long PAUSE_MILLISECONDS = 20;

  private Await() {}

  /// Something that may hold.
  interface Condition {
    boolean holds() throws Exception;
  }

  /// Returns once it holds; fails if it does not in time.
  static void until(Condition condition, long seconds) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
    }
  }
}
