package dev.coffre.cli;

import dev.coffre.cli.terminal.UnixTerminal;
import dev.coffre.file.AtomicFiles;
import dev.coffre.sops.tree.Nesting;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// The entry point: the only place that reads the process's surroundings and ends the process.
public final class Main {
  private Main() {}

  /// Runs the program named by the system property `coffre.program` (the launcher sets it to its
  /// own file name), `coffre` if unset.
  public static void main(String[] arguments) {
    var host = host();
    int status = Nesting.descend(() -> new Coffre().run(host, List.of(arguments)));
    host.out().flush();
    host.err().flush();
    // Not System.exit: it looks for a logger to report to and so opens every jar, about 4 ms.
    // Shutdown hooks run on signals alone; a command that adds one cleans up on its way out too.
    Runtime.getRuntime().halt(status);
  }

  /// What this process has around it.
  static Host host() {
    return new Host(
        System.getProperty("coffre.program", "coffre"),
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        CallerEnvironment.of(System.getenv()),
        Path.of("").toAbsolutePath(),
        Clock.systemUTC(),
        new SystemRandomness(),
        new UnixTerminal(),
        new AtomicFiles(HaltAfterStep.ofTest()));
  }

  /// Files and messages are UTF-8 whatever the locale. Flushed at line ends only when asked to:
  /// commands write whole results.
  private static PrintStream utf8(FileDescriptor descriptor) {
    var stream = new BufferedOutputStream(new FileOutputStream(descriptor), 8192);
    return new PrintStream(stream, descriptor == FileDescriptor.err, StandardCharsets.UTF_8);
  }
}
