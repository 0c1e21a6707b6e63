package dev.coffre.cli;

import dev.coffre.cli.terminal.UnixTerminal;
import dev.coffre.file.AtomicFiles;
import dev.coffre.sops.tree.Nesting;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The entry point: the only place that reads the process's surroundings and ends the process.
public final class Main {
  private Main() {}

  /// Runs the program named by the system property `coffre.program` (the launcher sets it to its
  /// own file name), `coffre` if unset.
  public static void main(String[] arguments) {
    var out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    int status = status(host(out), out, List.of(arguments));
    // Not System.exit: it looks for a logger to report to and so opens every jar, about 4 ms.
    // Shutdown hooks run on signals alone; a command that adds one cleans up on its way out too.
    Runtime.getRuntime().halt(status);
  }

  /// Runs a command line to its end and returns the exit status.
  ///
  /// @param out what the host's standard output ends in
  static int status(Host host, StandardOutput out, List<String> line) {
    int status = Nesting.descend(() -> run(host, line));
    host.out().flush();
    int failed = Coffre.isDropIn(host, line) ? 1 : ExitCode.FAILED.status();
    int told = out.statusAfter(status, failed, host.err());
    host.err().flush();
    return told;
  }

  private static int run(Host host, List<String> line) {
    try {
      return new Coffre().run(host, line);
    } catch (OutOfMemoryError tooLarge) {
      long limit = Runtime.getRuntime().maxMemory() >> 20;
      host.err().println("coffre: the input needs more than the " + limit + " MiB of its heap");
      host.err().println("hint: split it; 'coffre age' takes files of any size");
      return ExitCode.FAILED.status();
    } catch (InternalError cut) {
      // The runtime's answer to a mapped file that has fewer bytes now.
      host.err().println("coffre: a file became shorter while it was read");
      host.err().println("hint: run it again when nothing else writes to it");
      return ExitCode.FAILED.status();
    }
  }

  /// What this process has around it.
  static Host host(StandardOutput out) {
    return new Host(
        System.getProperty("coffre.program", "coffre"),
        launcher(Path.of(System.getProperty("java.home", ""))),
        System.in,
        utf8(out, false),
        utf8(new FileOutputStream(FileDescriptor.err), true),
        CallerEnvironment.of(System.getenv()),
        Path.of("").toAbsolutePath(),
        new SystemClock(),
        new SystemRandomness(),
        new UnixTerminal(),
        new AtomicFiles(HaltAfterStep.ofTest()));
  }

  /// In the built program the runtime lies at `lib/coffre/runtime`, the launcher at `bin/coffre`.
  private static Optional<Path> launcher(Path runtime) {
    var launcher = runtime.resolve("../../../bin/coffre").normalize();
    return Optional.of(launcher).filter(_ -> runtime.endsWith("lib/coffre/runtime"));
  }

  /// Files and messages are UTF-8 whatever the locale. Flushed at line ends only when asked to:
  /// commands write whole results.
  private static PrintStream utf8(OutputStream stream, boolean atLineEnds) {
    var buffered = new BufferedOutputStream(stream, 8192);
    return new PrintStream(buffered, atLineEnds, StandardCharsets.UTF_8);
  }
}
