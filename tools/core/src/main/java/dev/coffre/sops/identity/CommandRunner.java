package dev.coffre.sops.identity;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Runs a program that prints keys, without a shell.
@FunctionalInterface
public interface CommandRunner {

  /// Runs it to its end and returns what it wrote to its standard output.
  ///
  /// @param command the program and its arguments
  /// @param environment variables added to the current ones
  /// @throws IOException if it cannot be started or ends with another status than 0
  byte[] run(List<String> command, Map<String, String> environment) throws IOException;
}
