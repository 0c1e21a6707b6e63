package dev.coffre.e2e.drill;

/// On the newest PostgreSQL, which comes built without zstd.
final class DrillTest extends DrillStory {
  DrillTest() {
    super(18, 1);
  }
}
