package dev.coffre.e2e.demo;

import java.time.Duration;

/// What became of one step.
///
/// @param claim the step's claim
/// @param held whether it was shown to hold
/// @param detail what was seen, or why it did not hold
public record Outcome(String claim, boolean held, String detail, Duration took) {

  /// One line for a person.
  String line() {
    return "%s %s: %s (%.1f s)"
        .formatted(held ? "✓" : "✗", claim, detail, took.toMillis() / 1000.0);
  }
}
