package dev.coffre.cli;

import dev.coffre.cli.terminal.Terminal;
import dev.coffre.file.AtomicFiles;
import dev.coffre.file.StepListener;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// The host of commands that run while the program is being built: no terminal, and nothing of the
/// builder's environment.
final class BuildHost {
  private BuildHost() {}

  /// A host in a folder that holds the identity, `key.txt`, and is the home.
  static Host of(String program, InputStream in, PrintStream out, PrintStream err, Path directory) {
    var environment =
        Map.of(
            "HOME", directory.toString(),
            "SOPS_AGE_KEY_FILE", directory.resolve("key.txt").toString());
    return new Host(
        program,
        Optional.empty(),
        in,
        out,
        err,
        environment,
        directory,
        Clock.systemUTC(),
        new SystemRandomness(),
        Terminal.NONE,
        new AtomicFiles(StepListener.NONE));
  }
}
