package dev.coffre.cli.hooks;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Git itself, asked for what it alone knows: what all its configuration files come to.
record GitProgram(Host host) {

  /// What it prints, its last line end cut off.
  ///
  /// @throws CommandException if it fails
  String ask(String... arguments) throws CommandException {
    var answer = answer(arguments);
    if (answer.status() != 0) {
      var why = answer.err().lines().findFirst().orElse("it ended with " + answer.status());
      throw CommandException.failed(
          "git " + arguments[0] + ": " + why.replaceFirst("^(fatal|error): ", ""),
          "run it in a Git repository");
    }
    return answer.out();
  }

  /// What it prints; empty if it has nothing to say.
  Optional<String> find(String... arguments) throws CommandException {
    var answer = answer(arguments);
    return Optional.of(answer.out()).filter(_ -> answer.status() == 0);
  }

  private record Answer(int status, String out, String err) {}

  private Answer answer(String... arguments) throws CommandException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(host.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(host.environment());
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
      var out = read(process.getInputStream());
      return new Answer(process.waitFor(), out, err.join());
    } catch (IOException | UncheckedIOException e) {
      throw CommandException.failed("git cannot be run", "install git, or put it on PATH");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("git was interrupted", "");
    }
  }

  private static String read(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The path that a line of its output means.
  Path path(String line) {
    return host.resolve(line);
  }

  /// The same git in another folder.
  GitProgram in(Path folder) {
    return new GitProgram(host.in(folder));
  }
}
