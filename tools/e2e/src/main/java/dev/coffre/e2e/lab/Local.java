package dev.coffre.e2e.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Programs of the machine that the lab runs on. Immutable; each call is a process of its own.
///
/// @param folder where they run
/// @param environment added to that of this process
public record Local(Path folder, Map<String, String> environment) {
  /// Copies the environment.
  public Local {
    environment = Map.copyOf(environment);
  }

  /// With no variables beside those of this process.
  public Local(Path folder) {
    this(folder, Map.of());
  }

  /// The same with one more variable.
  public Local with(String name, String value) {
    var more = new HashMap<>(environment);
    more.put(name, value);
    return new Local(folder, more);
  }

  /// Runs a program to its end.
  public Said run(String... words) {
    return feed("", words);
  }

  /// Runs a program to its end, with something to read from its standard input.
  public Said feed(String input, String... words) {
    try {
      Path out = Files.createTempFile("lab", ".out");
      Path err = Files.createTempFile("lab", ".err");
      try {
        Process process = start(out, err, words);
        try (var sink = process.getOutputStream()) {
          sink.write(input.getBytes(StandardCharsets.UTF_8));
        }
        int status = process.waitFor();
        return new Said(String.join(" ", words), status, text(out), text(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new LabException("could not run " + words[0] + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while " + words[0] + " ran", e);
    }
  }

  /// Starts a program whose output goes into files.
  private Process start(Path out, Path err, String... words) throws IOException {
    var builder =
        new ProcessBuilder(List.of(words))
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
