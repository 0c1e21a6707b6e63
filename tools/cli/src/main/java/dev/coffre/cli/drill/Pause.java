package dev.coffre.cli.drill;

import java.util.concurrent.TimeUnit;

/// What lies between two looks at something that comes by and by.
final class Pause {
  private Pause() {}

  /// Waits; whoever interrupts that is remembered.
  static void ofMillis(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
