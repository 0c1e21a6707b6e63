package dev.coffre.e2e.bench;

import java.time.Duration;
import java.util.List;

/// The times of one contender's rounds.
record Samples(List<Duration> times) {
  Samples {
    times = times.stream().sorted().toList();
  }

  Duration median() {
    return times.get(times.size() / 2);
  }

  Duration least() {
    return times.getFirst();
  }

  Duration most() {
    return times.getLast();
  }
}
