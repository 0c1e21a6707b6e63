package dev.coffre.git.history;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// Several threads that do the same work together.
final class Crew {
  private Crew() {}

  /// What one of the threads does.
  interface Work {
    void run() throws GitException;
  }

  /// Runs the work on each thread and waits for all.
  ///
  /// @param failed is set when one fails, for the others to stop
  /// @throws GitException what the first of them threw
  static void run(int threads, AtomicBoolean failed, Work work) throws GitException {
    try (var crew = Executors.newFixedThreadPool(threads)) {
      var results = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < threads; i++) {
        results.add(crew.submit(watched(failed, work)));
      }
      for (var result : results) {
        await(result, failed);
      }
    }
  }

  private static Callable<Boolean> watched(AtomicBoolean failed, Work work) {
    return () -> {
      boolean done = false;
      try {
        work.run();
        done = true;
      } finally {
        if (!done) {
          failed.set(true);
        }
      }
      return done;
    };
  }

  private static void await(Future<Boolean> result, AtomicBoolean failed) throws GitException {
    boolean done = false;
    try {
      done = await(result);
    } finally {
      if (!done) {
        failed.set(true);
      }
    }
  }

  /// Waits for what another thread makes.
  ///
  /// @throws GitException what that thread threw
  static <T> T await(Future<T> result) throws GitException {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading a history", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case GitException git -> throw git;
        case RuntimeException unexpected -> throw unexpected;
        case InternalError _ -> throw Corrupt.shrunk();
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
