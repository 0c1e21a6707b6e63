package dev.coffre.cli.drill;

import dev.coffre.cli.Host;
import dev.coffre.drill.Check;
import dev.coffre.drill.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// What happened in a drill so far, and when. Not thread-safe but for {@link #phase}: some of a
/// drill goes on while something else does.
final class Course {
  private final Host host;
  private final Consumer<String> told;
  private final Instant started;
  private final List<Check> checks = new ArrayList<>();
  private final List<Phase> phases = Collections.synchronizedList(new ArrayList<>());
  private final List<String> notes = new ArrayList<>();

  /// @param told is told what begins now
  Course(Host host, Consumer<String> told) {
    this.host = host;
    this.told = told;
    this.started = host.clock().instant();
  }

  /// The course of something beside it, which tells the same one.
  Course beside() {
    return new Course(host, told);
  }

  /// Whether no check has failed.
  boolean isSound() {
    return checks.stream().noneMatch(check -> check.outcome() == Check.Outcome.FAILED);
  }

  /// Something that can fail a check.
  interface Work<T> {
    T run() throws FailedCheckException;
  }

  /// Does something and keeps the time it took, whether it failed or not.
  <T> T phase(String name, Work<T> work) throws FailedCheckException {
    told.accept(name);
    var begin = sinceStart();
    try {
      return work.run();
    } finally {
      phases.add(new Phase(name, begin, sinceStart().minus(begin)));
    }
  }

  void passed(String check, String expected) {
    checks.add(Check.passed(check, expected));
  }

  void add(Check check) {
    checks.add(check);
  }

  void note(String note) {
    notes.add(note);
  }

  /// Checks that nothing was said of, because one before them failed.
  void notReached(List<String> planned) {
    for (var name : planned) {
      if (checks.stream().noneMatch(check -> check.name().equals(name))) {
        checks.add(Check.notRun(name, "as the manifest says", "a check before it failed"));
      }
    }
  }

  Instant started() {
    return started;
  }

  Duration sinceStart() {
    return Duration.between(started, host.clock().instant());
  }

  List<Check> checks() {
    return List.copyOf(checks);
  }

  List<Phase> phases() {
    return List.copyOf(phases);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
