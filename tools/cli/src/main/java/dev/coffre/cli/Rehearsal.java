package dev.coffre.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

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
    Main.host(); // every start builds one; the commands below are handed another
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
      int status = new Coffre().run(BuildHost.of(words.getFirst(), in, out, directory), arguments);
      out.flush();
      if (status != ExitCode.OK.status()) {
        throw new IllegalStateException("exit status " + status + ": " + line);
      }
    }
  }

  private InputStream in(List<String> words) throws IOException {
    for (var word : words) {
      if (word.startsWith("<")) {
        return Files.newInputStream(directory.resolve(word.substring(1)));
      }
    }
    return InputStream.nullInputStream();
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
