package dev.coffre.e2e.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Waiting for a condition, with a bound.
///
/// @param longest after which waiting has failed
public record Patience(Duration longest) {
  private static final Duration PAUSE = Duration.ofMillis(250);

  /// Patience of that many seconds.
  public static Patience seconds(long seconds) {
    return new Patience(Duration.ofSeconds(seconds));
  }

  /// Asks again and again until a command holds, and gives what it said then.
  ///
  /// @param what is waited for, as the failure tells it
  /// @throws LabException with the last answer when the time is over
  public Said until(String what, Supplier<Said> question) {
    return until(what, () -> question.get(), Said::held);
  }

  /// Asks again and again until the answer will do, and gives it.
  ///
  /// @throws LabException with the last answer when the time is over
  public <T> T until(String what, Supplier<T> question, java.util.function.Predicate<T> good) {
    long end = System.nanoTime() + longest.toNanos();
    var last = Optional.<T>empty();
    do {
      T answer = question.get();
      if (good.test(answer)) {
        return answer;
      }
      last = Optional.of(answer);
      pause(what);
    } while (System.nanoTime() < end);
    throw new LabException(
        "waited %d s for %s; the last answer was: %s"
            .formatted(longest.toSeconds(), what, last.map(Object::toString).orElse("none")));
  }

  private static void pause(String what) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while waiting for " + what, e);
    }
  }
}
