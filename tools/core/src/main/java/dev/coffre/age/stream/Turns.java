package dev.coffre.age.stream;

import java.util.Optional;

/// Lets several threads act one after another in the order of their numbers, until one fails.
final class Turns {
  private long next;
  private Optional<Throwable> failure = Optional.empty();

  /// Waits until every number below `turn` is through; false if somebody failed.
  synchronized boolean await(long turn) throws InterruptedException {
    while (next < turn && failure.isEmpty()) {
      wait();
    }
    return failure.isEmpty();
  }

  /// The one whose turn it is, is through.
  synchronized void pass() {
    next++;
    notifyAll();
  }

  /// Ends all waiting. The first failure counts.
  synchronized void fail(Throwable e) {
    failure = failure.or(() -> Optional.of(e));
    notifyAll();
  }

  synchronized Optional<Throwable> failure() {
    return failure;
  }
}
