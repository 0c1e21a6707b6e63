package dev.coffre.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Which stage a long work is at: on a terminal a bar of the time it took before, redrawn ten times
/// a second, and elsewhere a line for each stage. Thread-safe.
public final class Stages implements AutoCloseable {
  private static final long REDRAW_MILLIS = 100;
  private static final int BAR = 30;

  private final PrintStream err;
  private final boolean bar;
  private final InstantSource clock;
  private final Optional<Duration> usual;
  private final Instant started;
  private final CountDownLatch closed = new CountDownLatch(1);
  private String stage = "";

  /// @param bar whether `err` is shown on a terminal
  /// @param usual how long all of it took before, if that is known
  public Stages(PrintStream err, boolean bar, InstantSource clock, Optional<Duration> usual) {
    this.err = err;
    this.bar = bar;
    this.clock = clock;
    this.usual = usual.filter(Duration::isPositive);
    this.started = clock.instant();
    if (bar) {
      Thread.ofVirtual().start(this::redraw);
    }
  }

  /// A stage begins.
  public synchronized void enter(String name) {
    stage = name;
    if (bar) {
      draw();
    } else {
      err.println("coffre: " + name + " …");
    }
  }

  private void redraw() {
    try {
      while (!closed.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
        draw();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void draw() {
    if (closed.getCount() == 0 || stage.isEmpty()) {
      return;
    }
    var elapsed = Duration.between(started, clock.instant());
    var of = usual.map(all -> " of about " + all.toSeconds()).orElse("");
    err.print("\r\033[K" + line(elapsed) + stage + ", " + elapsed.toSeconds() + of + " s");
    err.flush();
  }

  /// Full only when it is over.
  private String line(Duration elapsed) {
    return usual
        .map(
            all -> (int) Math.min(BAR - 1L, BAR * elapsed.toMillis() / Math.max(1, all.toMillis())))
        .map(filled -> "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] ")
        .orElse("");
  }

  /// Takes the bar away.
  @Override
  public synchronized void close() {
    if (bar && closed.getCount() > 0) {
      err.print("\r\033[K");
      err.flush();
    }
    closed.countDown();
  }
}
