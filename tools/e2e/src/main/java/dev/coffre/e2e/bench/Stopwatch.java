package dev.coffre.e2e.bench;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Times contenders, taking turns, so that what else the machine does meets both alike.
final class Stopwatch {

  /// Runs both sides of `comparison`, once unmeasured and then in turns.
  ///
  /// @throws IOException if a process ends with a status that says it failed: its time says nothing
  Measured measure(Comparison comparison) throws IOException, InterruptedException {
    time(comparison.ours());
    time(comparison.peer());
    var ours = new ArrayList<Duration>();
    var peer = new ArrayList<Duration>();
    for (int round = 0; round < comparison.rounds(); round++) {
      ours.add(time(comparison.ours()));
      peer.add(time(comparison.peer()));
    }
    return new Measured(comparison, new Samples(ours), new Samples(peer));
  }

  /// Runs a contender once, off the record.
  void once(Contender contender) throws IOException, InterruptedException {
    time(contender);
  }

  private static Duration time(Contender contender) throws IOException, InterruptedException {
    contender.before().run();
    var builders = contender.commands().stream().map(c -> builder(contender, c)).toList();
    long start = System.nanoTime();
    for (var builder : builders) {
      run(builder, contender.statuses());
    }
    var time = Duration.ofNanos(System.nanoTime() - start);
    contender.after().run();
    return contender.timer().of(time);
  }

  private static ProcessBuilder builder(Contender contender, List<String> command) {
    var builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    var path = builder.environment().get("PATH");
    builder.environment().clear();
    if (path != null) {
      builder.environment().put("PATH", path);
    }
    builder.environment().putAll(contender.environment());
    // From its home, where sops finds the workshop's .sops.yaml and not this repository's.
    Optional.ofNullable(contender.environment().get("HOME"))
        .ifPresent(home -> builder.directory(new File(home)));
    return builder;
  }

  private static void run(ProcessBuilder builder, Set<Integer> statuses)
      throws IOException, InterruptedException {
    var process = builder.start();
    try {
      process.getOutputStream().close();
      int status = process.waitFor();
      if (!statuses.contains(status)) {
        throw new IOException("status " + status + " from " + String.join(" ", builder.command()));
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
