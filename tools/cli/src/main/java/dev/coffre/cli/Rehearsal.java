package dev.coffre.cli;

import dev.coffre.age.key.X25519Identity;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Runs many commands in one process: the run that the AOT cache is recorded from when the program
/// is built (`scripts/image`), so that what they load starts fast. Users do not call it.
///
/// The folder holds the files that the commands work on and the file `commands`: a line is a
/// program's name and its arguments, split at blanks; `<FILE` and `>FILE` stand for input and
/// output, RECIPIENT for the public key of an identity made for the run, to which the folder's
/// creation rule encrypts. Every command must succeed, else the cache would hold error paths.
final class Rehearsal {
  private final Path directory;
  private final String recipient;

  private Rehearsal(Path directory, String recipient) {
    this.directory = directory;
    this.recipient = recipient;
  }

  /// Plays the commands of the folder named by the only argument.
  public static void main(String[] arguments) throws IOException {
    // Every start builds one; the commands below are handed another.
    Main.host(new StandardOutput(new FileOutputStream(FileDescriptor.out)));
    var directory = Path.of(arguments[0]).toAbsolutePath();
    var recipient = identity(directory.resolve("key.txt"));
    Files.writeString(
        directory.resolve(".sops.yaml"), "creation_rules: [{age: " + recipient + "}]");
    var rehearsal = new Rehearsal(directory, recipient);
    for (var line : Files.readAllLines(directory.resolve("commands"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rehearsal.play(line);
      }
    }
  }

  /// Makes an identity and returns its public key.
  private static String identity(Path file) throws IOException {
    try (var identity = X25519Identity.generate(new SystemRandomness());
        var text = identity.text()) {
      Files.write(file, text.expose(byte[]::clone));
      return identity.recipient().toString();
    }
  }

  private void play(String line) throws IOException {
    var words = Arrays.asList(line.replace("RECIPIENT", recipient).split(" +"));
    var arguments = words.stream().skip(1).filter(word -> !word.matches("[<>].+")).toList();
    var messages = new ByteArrayOutputStream();
    try (var in = in(words);
        var out = out(words);
        var err = new PrintStream(messages, true, StandardCharsets.UTF_8)) {
      var host = BuildHost.of(words.getFirst(), in, out, err, directory);
      if (new Coffre().run(host, arguments) != ExitCode.OK.status()) {
        throw new IllegalStateException(line + ": " + messages.toString(StandardCharsets.UTF_8));
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
