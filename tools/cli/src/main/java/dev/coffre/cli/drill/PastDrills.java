package dev.coffre.cli.drill;

import dev.coffre.drill.DrillRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The drills of a target so far, oldest first.
record PastDrills(List<DrillRecord> records) {

  /// The commit that the last one was run at; empty if there is none.
  String lastCommit() {
    return records.stream()
        .reduce((_, later) -> later)
        .map(last -> last.procedure().commit())
        .orElse("");
  }

  /// How long the last one took that restored something.
  Optional<Duration> lastTook() {
    return records.stream()
        .filter(drill -> drill.rto().isPresent())
        .reduce((_, later) -> later)
        .map(drill -> Duration.between(drill.started(), drill.finished()));
  }
}
