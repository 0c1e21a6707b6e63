package dev.coffre.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// The entry point: the only place that reads the process's surroundings and ends the process.
public final class Main {
  private Main() {}

  /// Runs the program named by the system property `coffre.program` (the launcher sets it to its
  /// own file name), `coffre` if unset.
  public static void main(String[] arguments) {
    var host =
        new Host(
            System.getProperty("coffre.program", "coffre"),
            System.in,
            System.out,
            System.err,
            CallerEnvironment.of(System.getenv()),
            Path.of("").toAbsolutePath(),
            Clock.systemUTC());
    int status = new Coffre().run(host, List.of(arguments));
    host.out().flush();
    host.err().flush();
    // Not System.exit: it looks for a logger to report to and so opens every jar, about 4 ms.
    // Shutdown hooks run on signals alone; a command that adds one cleans up on its way out too.
    Runtime.getRuntime().halt(status);
  }
}
