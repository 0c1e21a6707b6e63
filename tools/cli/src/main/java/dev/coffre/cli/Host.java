package dev.coffre.cli;

import dev.coffre.cli.terminal.Terminal;
import dev.coffre.file.AtomicFiles;
import dev.coffre.secret.Randomness;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// What the machine hands to a command. Commands reach streams, environment, folder, time,
/// randomness and terminal only through it, so that a test can hand in its own.
///
/// @param program the name the program was called by: `coffre`, or that of a drop-in
/// @param launcher the file that starts the program, for whoever is to call it later; empty if it
///   was started in another way
/// @param directory the folder that relative paths start from
/// @param files writes every file that a command writes
public record Host(
    String program,
    Optional<Path> launcher,
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
    return with(in, out, folder);
  }

  /// The same with another standard input.
  public Host reading(InputStream input) {
    return with(input, out, directory);
  }

  /// The same with another standard output.
  public Host writing(PrintStream output) {
    return with(in, output, directory);
  }

  /// The same with another clock.
  public Host at(Clock time) {
    return with(in, out, directory, time);
  }

  private Host with(InputStream input, PrintStream output, Path folder) {
    return with(input, output, folder, clock);
  }

  private Host with(InputStream input, PrintStream output, Path folder, Clock time) {
    return new Host(
        program,
        launcher,
        input,
        output,
        err,
        environment,
        folder,
        time,
        randomness,
        terminal,
        files);
  }

  /// A file as it is shown: from the current folder, if it is below that.
  public String shown(Path file) {
    return file.startsWith(directory) ? directory.relativize(file).toString() : file.toString();
  }

  /// The path that a word of the command line means.
  public Path resolve(String path) {
    return directory.resolve(path).normalize();
  }
}
