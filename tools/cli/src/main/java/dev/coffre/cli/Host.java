package dev.coffre.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// What the machine hands to a command. Commands reach streams, environment, folder and time only
/// through it, so that a test can hand in its own.
///
/// @param program the name the program was called by: `coffre`, or that of a drop-in
/// @param directory the folder that relative paths start from
public record Host(
    String program,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    Clock clock) {
  public Host {
    environment = Map.copyOf(environment);
  }
}
