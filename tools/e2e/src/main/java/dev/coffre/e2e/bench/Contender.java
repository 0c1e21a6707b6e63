package dev.coffre.e2e.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Work done by whole processes, as often as one likes.
///
/// @param name what the page calls it
/// @param commands what is run, one process after the other; the clock runs from the first start to
///   the last end
/// @param environment all that the processes see beside `PATH`
/// @param before puts the files back before each round, off the clock
/// @param after checks that a round did its work, off the clock
/// @param statuses the exit statuses that say the work was done
/// @param timer says how much of a round's time counts
record Contender(
    String name,
    List<List<String>> commands,
    Map<String, String> environment,
    OffTheClock before,
    OffTheClock after,
    Set<Integer> statuses,
    Timer timer) {

  /// What surrounds a round.
  @FunctionalInterface
  interface OffTheClock {
    void run() throws IOException;
  }

  /// How much of a round's time counts, of all that passed.
  @FunctionalInterface
  interface Timer {
    Duration of(Duration whole) throws IOException;
  }

  Contender {
    commands = commands.stream().map(List::copyOf).toList();
    environment = Map.copyOf(environment);
    statuses = Set.copyOf(statuses);
  }

  /// Commands with nothing to put back or to check.
  Contender(String name, List<List<String>> commands, Map<String, String> environment) {
    this(name, commands, environment, () -> {}, () -> {}, Set.of(0), whole -> whole);
  }

  /// The same with files put back before each round, and looked at after it.
  Contender between(OffTheClock reset, OffTheClock check) {
    return new Contender(name, commands, environment, reset, check, statuses, timer);
  }

  /// The same of a scanner, which ends with 1 if it found something.
  Contender thatMayFind() {
    return new Contender(name, commands, environment, before, after, Set.of(0, 1), timer);
  }

  /// The same, of whose time only a part counts.
  Contender timedBy(Timer other) {
    return new Contender(name, commands, environment, before, after, statuses, other);
  }

  /// The program of the first command.
  Path program() {
    return Path.of(commands.getFirst().getFirst());
  }
}
