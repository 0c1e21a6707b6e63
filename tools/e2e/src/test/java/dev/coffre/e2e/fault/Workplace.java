package dev.coffre.e2e.fault;

import dev.coffre.e2e.testbed.BuiltProgram;
import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Folders to run programs in: files, a home with an identity, temporary files; and nothing of our
/// own environment but the search path.
///
/// @param root holds the folders `work`, `home` and `tmp`
record Workplace(Path root, Map<String, String> environment) {
  private static final long TIMEOUT_SECONDS = 300;

  /// In an empty folder.
  static Workplace in(Path root) throws IOException {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", Files.createDirectories(root.resolve("home")).toString());
    environment.put("TMPDIR", Files.createDirectories(root.resolve("tmp")).toString());
    environment.put("LC_ALL", "C.UTF-8");
    Files.createDirectories(root.resolve("work"));
    return new Workplace(root, environment);
  }

  /// The same files in another folder.
  Workplace copyTo(Path other) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Path copy = other.resolve(root.relativize(file));
        Files.copy(
            file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return in(other);
  }

  Workplace with(String variable, String value) {
    var changed = new LinkedHashMap<>(environment);
    changed.put(variable, value);
    return new Workplace(root, changed);
  }

  Path work() {
    return root.resolve("work");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path file(String name) {
    return work().resolve(name);
  }

  /// A new file with the mode of a careful user.
  Path write(String name, String text) throws IOException {
    Path file = file(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
  }

  /// Runs ours, called by its first word.
  Ran run(String... words) throws IOException, InterruptedException {
    return run(ours(List.of(), List.of(words)), "");
  }

  /// Runs a peer, called by its first word: `real-sops`.
  Ran runPeer(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(words));
    command.set(0, Peers.here().program(words[0]).toString());
    return run(command, "");
  }

  /// The command line of ours, with options of the JVM.
  static List<String> ours(List<String> options, List<String> words) {
    var program = BuiltProgram.here();
    var command =
        new ArrayList<>(
            options.isEmpty()
                ? program.command(words.getFirst())
                : program.command(words.getFirst(), options));
    command.addAll(words.subList(1, words.size()));
    return command;
  }

  /// Runs any command to its end.
  Ran run(List<String> command, String input) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(root, "streams");
    Process process = start(command, input, folder);
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end");
    }
    var ran =
        new Ran(
            command,
            process.exitValue(),
            Files.readAllBytes(folder.resolve("out")),
            Files.readString(folder.resolve("err")));
    for (String name : List.of("in", "out", "err", "")) {
      Files.delete(folder.resolve(name));
    }
    return ran;
  }

  /// Starts it, its streams on files of `streams`.
  Process start(List<String> command, String input, Path streams) throws IOException {
    Path in = Files.writeString(streams.resolve("in"), input);
    var builder =
        new ProcessBuilder(command)
            .directory(work().toFile())
            .redirectInput(in.toFile())
            .redirectOutput(streams.resolve("out").toFile())
            .redirectError(streams.resolve("err").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  /// The files that a run should have removed: new ones beside their targets, and temporary ones.
  List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file ->
              file.getFileName().toString().contains(".coffre-")
                  || (file.startsWith(temporary()) && !file.equals(temporary())))
          .toList();
    }
  }
}
