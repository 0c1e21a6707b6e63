package dev.coffre.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How far a work of many parts is: nothing in its first second, then a bar on a terminal, or a
/// line every ten seconds elsewhere. Thread-safe.
public final class Progress implements AutoCloseable {
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final Duration LINE = Duration.ofSeconds(10);
  private static final int BAR = 30;

  private final PrintStream err;
  private final boolean bar;
  private final InstantSource clock;
  private final String what;
  private final int total;
  private int done;
  private boolean drawn;
  private Instant next;

  /// @param bar whether `err` is shown on a terminal
  /// @param what is being done, as in `encrypting`
  public Progress(PrintStream err, boolean bar, InstantSource clock, String what, int total) {
    this.err = err;
    this.bar = bar;
    this.clock = clock;
    this.what = what;
    this.total = total;
    this.next = clock.instant().plus(QUIET);
  }

  /// One more part is done.
  public synchronized void step() {
    reach(done + 1);
  }

  /// So many parts are done.
  public synchronized void reach(int parts) {
    done = parts;
    Instant now = clock.instant();
    if (now.isBefore(next) || done == total) {
      return;
    }
    if (bar) {
      draw();
      next = now.plus(REDRAW);
    } else {
      err.println("coffre: " + what + ": " + done + " of " + total);
      next = now.plus(LINE);
    }
  }

  private void draw() {
    int filled = (int) ((long) BAR * done / total);
    String line = "#".repeat(filled) + "-".repeat(BAR - filled);
    err.print("\r" + what + " [" + line + "] " + done + "/" + total);
    err.flush();
    drawn = true;
  }

  /// Takes the bar away.
  @Override
  public synchronized void close() {
    if (drawn) {
      err.print("\r\033[K");
      err.flush();
    }
  }
}
