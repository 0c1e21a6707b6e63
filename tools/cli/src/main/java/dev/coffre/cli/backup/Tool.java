package dev.coffre.cli.backup;

import dev.coffre.cli.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that is running, its streams ours: `pg_dump`, `psql`, `tar`, … What it says on
/// standard error is kept, its last lines, for the message if it fails. Closing it ends it.
public final class Tool implements AutoCloseable {
  private static final int LINES = 20;
  private static final long PATIENCE_SECONDS = 10;

  private final List<String> command;
  private final Process process;
  private final ArrayDeque<String> lastWords = new ArrayDeque<>();
  private final Thread listener;

  private Tool(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    this.listener = Thread.ofVirtual().start(this::listen);
  }

  /// Starts it.
  ///
  /// @param environment all of its environment
  /// @throws CommandException if there is no such program
  public static Tool start(List<String> command, Map<String, String> environment, Path folder)
      throws CommandException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return new Tool(List.copyOf(command), builder.start());
    } catch (IOException e) {
      throw CommandException.failed(
          command.getFirst() + " cannot be run",
          "install it, or say where it is with 'programs' where the target has that");
    }
  }

  private void listen() {
    try (var lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (lastWords) {
          if (lastWords.size() == LINES) {
            lastWords.removeFirst();
          }
          lastWords.add(line);
        }
      }
    } catch (IOException ended) {
      return;
    }
  }

  /// What it prints.
  public InputStream out() {
    return process.getInputStream();
  }

  /// What it reads.
  public OutputStream in() {
    return process.getOutputStream();
  }

  /// Waits for its end.
  ///
  /// @throws CommandException if it failed
  public void finish() throws CommandException {
    if (await() != 0) {
      throw CommandException.failed(name() + ": " + complaint(), "");
    }
  }

  /// Waits for its end and returns its exit status.
  public int await() {
    try {
      int status = process.waitFor();
      listener.join();
      return status;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /// The first line of standard error that tells of an error, or the last one.
  public String complaint() {
    synchronized (lastWords) {
      return lastWords.stream()
          .filter(
              line -> line.contains("ERROR:") || line.contains("FATAL:") || line.contains("error:"))
          .findFirst()
          .map(line -> line.replaceFirst("^\\S*(psql|pg_\\w+|tar): (error: )?", ""))
          .orElse(lastWords.isEmpty() ? "it failed and said nothing" : lastWords.getLast());
    }
  }

  private String name() {
    return String.valueOf(Path.of(command.getFirst()).getFileName());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
