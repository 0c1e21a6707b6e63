package dev.coffre.cli;

import dev.coffre.cli.terminal.Terminal;
import dev.coffre.file.AtomicFiles;
import dev.coffre.secret.Randomness;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// What the machine hands to a command. Commands reach streams, environment, folder, time,
/// randomness and terminal only through it, so that a test can hand in its own.
///
/// @param program the name the program was called by: `coffre`, or that of a drop-in
/// @param directory the folder that relative paths start from
/// @param files writes every file that a command writes
public record Host(
    String program,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    Clock clock,
    Randomness randomness,
    Terminal terminal,
    AtomicFiles files) {
  public Host {
    environment = Map.copyOf(environment);
  }

  /// The same in another folder.
  public Host in(Path folder) {
    return new Host(program, in, out, err, environment, folder, clock, randomness, terminal, files);
  }

  /// The path that a word of the command line means.
  public Path resolve(String path) {
    return directory.resolve(path).normalize();
  }
}
