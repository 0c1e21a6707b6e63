package dev.coffre.e2e.drill;

/// On the PostgreSQL that Debian 13 has.
final class DrillOn17Test extends DrillStory {
  DrillOn17Test() {
    super(17, 3);
  }
}
