package dev.coffre.cli;

import dev.coffre.cli.terminal.Terminal;
import dev.coffre.file.AtomicFiles;
import dev.coffre.file.StepListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Runs many commands in one process: the run that the AOT cache is recorded from when the program
/// is built (`scripts/image`), so that what they load starts fast. Users do not call it.
///
/// A script's lines are a program's name and its arguments, split at blanks; `<FILE` and `>FILE`
/// stand for input and output. Every command must succeed, else the cache would hold error paths.
final class Rehearsal {
  private final Path directory;

  private Rehearsal(Path directory) {
    this.directory = directory;
  }

  /// Plays the script named by the first argument in the folder named by the second.
  public static void main(String[] arguments) throws IOException {
    var rehearsal = new Rehearsal(Path.of(arguments[1]).toAbsolutePath());
    for (var line : Files.readAllLines(Path.of(arguments[0]))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rehearsal.play(line);
      }
    }
  }

  private void play(String line) throws IOException {
    var words = Arrays.asList(line.split(" +"));
    var arguments = words.stream().skip(1).filter(word -> !word.matches("[<>].+")).toList();
    try (var in = in(words);
        var out = out(words)) {
      int status = new Coffre().run(host(words.getFirst(), in, out), arguments);
      out.flush();
      if (status != ExitCode.OK.status()) {
        throw new IllegalStateException("exit status " + status + ": " + line);
      }
    }
  }

  private Host host(String program, InputStream in, PrintStream out) {
    var environment =
        Map.of(
            "HOME", directory.toString(),
            "SOPS_AGE_KEY_FILE", directory.resolve("key.txt").toString());
    return new Host(
        program,
        in,
        out,
        System.err,
        environment,
        directory,
        Clock.systemUTC(),
        new SystemRandomness(),
        Terminal.NONE,
        new AtomicFiles(StepListener.NONE));
  }

  private InputStream in(List<String> words) throws IOException {
    for (var word : words) {
      if (word.startsWith("<")) {
        return Files.newInputStream(directory.resolve(word.substring(1)));
      }
    }
    return new ByteArrayInputStream(new byte[0]);
  }

  private PrintStream out(List<String> words) throws IOException {
    for (var word : words) {
      if (word.startsWith(">")) {
        return new PrintStream(Files.newOutputStream(directory.resolve(word.substring(1))));
      }
    }
    return new PrintStream(OutputStream.nullOutputStream());
  }
}
