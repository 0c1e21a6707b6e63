package dev.coffre.e2e.drill;

/// On the newest PostgreSQL.
final class DrillTest extends DrillStory {
  DrillTest() {
    super(18);
  }
}
