package dev.coffre.sops.tree;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// How deep trees may be, and a stack on which they can be walked by recursion.
///
/// What an ordinary thread has room for depends on the machine and on the caller; a tree comes from
/// a file, which may be hostile. So whatever goes down a tree does it here, where the deepest one
/// fits.
public final class Nesting {

  /// Lists and mappings in each other below the top of a document: as many as sops reads.
  public static final int MAX = 10_000;

  /// Walks of that depth were seen to need 8 to 16 MB. Only what is used becomes memory.
  private static final long STACK_SIZE = 64L << 20;

  private Nesting() {}

  /// Work that follows a tree down.
  ///
  /// @param <T> its result
  /// @param <E> what it may fail with
  @FunctionalInterface
  public interface Descent<T, E extends Exception> {
    T run() throws E;
  }

  /// A thread that has the room.
  private static final class Deep extends Thread {
    Deep(Runnable work) {
      super(null, work, "nesting", STACK_SIZE);
      setDaemon(true);
    }
  }

  /// A new thread for `work`, not started, with room for {@link #MAX} levels: for pools whose every
  /// task descends, which then needs no thread of its own.
  public static Thread thread(Runnable work) {
    return new Deep(work);
  }

  /// Does `work` with room for {@link #MAX} levels and waits for it, also when interrupted.
  public static <T, E extends Exception> T descend(Descent<T, E> work) throws E {
    if (Thread.currentThread() instanceof Deep) {
      return work.run();
    }
    var task = new FutureTask<>(work::run);
    new Deep(task).start();
    return result(task);
  }

  private static <T, E extends Exception> T result(FutureTask<T> task) throws E {
    try {
      return uninterrupted(task);
    } catch (ExecutionException e) {
      var cause = Objects.requireNonNull(e.getCause());
      if (cause instanceof Error error) {
        throw error;
      }
      if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      @SuppressWarnings("unchecked") // a descent throws nothing else that is checked
      var failure = (E) cause;
      throw failure;
    }
  }

  private static <T> T uninterrupted(FutureTask<T> task) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
