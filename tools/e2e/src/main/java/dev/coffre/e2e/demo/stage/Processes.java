package dev.coffre.e2e.demo.stage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// The processes of a stage: none outlives it, and none starts once it is closed. Thread-safe, so
/// that a shutdown hook can close it under a running step.
final class Processes implements AutoCloseable {
  private static final long GRACE_SECONDS = 5;

  private final List<Process> started = new ArrayList<>();
  private boolean closed;

  synchronized Process start(ProcessBuilder builder) throws IOException {
    if (closed) {
      throw new IOException("the demo is ending");
    }
    var process = builder.start();
    started.add(process);
    return process;
  }

  /// Asks what still runs to end, and ends by force what does not.
  @Override
  public synchronized void close() {
    closed = true;
    started.forEach(Process::destroy);
    started.forEach(Processes::end);
  }

  private static void end(Process process) {
    try {
      process.onExit().orTimeout(GRACE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException late) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().onExit().join();
    }
  }
}
