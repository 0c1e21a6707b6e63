package dev.coffre.cli.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program run on our streams: an editor, or the command of `exec-env` and `exec-file`.
///
/// @param environment all of its environment
public record Child(List<String> command, Map<String, String> environment, Path directory) {

  /// A shell that runs `command`.
  public static Child shell(String command, Map<String, String> environment, Path directory) {
    return new Child(List.of("/bin/sh", "-c", command), environment, directory);
  }

  /// Runs it to the end and returns its exit status.
  ///
  /// @throws IOException if it cannot be started
  public int run() throws IOException {
    return await(builder().inheritIO().start());
  }

  /// Starts it, away from our streams, and does not wait.
  public void start() throws IOException {
    builder()
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private ProcessBuilder builder() {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  private static int await(Process process) {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        process.destroy();
        Thread.currentThread().interrupt();
      }
    }
  }
}
