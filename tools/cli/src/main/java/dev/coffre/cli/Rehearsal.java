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
import java.util.ArrayList;
import java.util.List;

/// Runs many commands in one process: the run that an AOT cache is recorded from when the program
/// is built (`scripts/image`), so that what they load starts fast. Users do not call it.
///
/// The folder holds the files that the commands work on and a file of commands for each kind that
/// the launcher tells apart, such as `native.commands`: a line is a program's name and its
/// arguments, split at blanks; `<FILE` and `>FILE` stand for input and output, RECIPIENT for the
/// public key of the folder's identity, to which its creation rule and its backup plan encrypt.
/// Every command must succeed, else the cache would hold error paths; one behind `!` must find
/// something (exit code 1). What only a rehearsal needs would be in the caches: no streams, no
/// expressions.
final class Rehearsal {
  private static final String PLAN = ".config/coffre/backup.yaml";
  private static final String RULE = "creation_rules:\n  - path_regex: .*\n    age: ";

  private final Path directory;
  private final String recipient;

  private Rehearsal(Path directory, String recipient) {
    this.directory = directory;
    this.recipient = recipient;
  }

  /// Plays commands in the folder named first, of the kind named second.
  public static void main(String[] arguments) throws IOException {
    // Every start builds a host and asks what it runs on; the commands below are handed another.
    Main.host(new StandardOutput(new FileOutputStream(FileDescriptor.out)))
        .terminal()
        .showsOutput();
    var directory = Path.of(arguments[0]).toAbsolutePath();
    var rehearsal = new Rehearsal(directory, recipient(directory));
    for (var line : Files.readAllLines(directory.resolve(arguments[1] + ".commands"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rehearsal.play(line);
      }
    }
  }

  /// The public key of the folder's identity and creation rule, which the first rehearsal makes.
  private static String recipient(Path directory) throws IOException {
    var rules = directory.resolve(".sops.yaml");
    if (!Files.exists(rules)) {
      var recipient = identity(directory.resolve("key.txt"));
      Files.writeString(rules, RULE + recipient);
      var plan = directory.resolve(PLAN);
      Files.writeString(plan, Files.readString(plan).replace("RECIPIENT", recipient));
    }
    return Files.readString(rules).substring(RULE.length());
  }

  private static String identity(Path file) throws IOException {
    try (var identity = X25519Identity.generate(new SystemRandomness());
        var text = identity.text()) {
      Files.write(file, text.expose(byte[]::clone));
      return identity.recipient().toString();
    }
  }

  private void play(String line) throws IOException {
    var expected = line.startsWith("!") ? ExitCode.REFUSED : ExitCode.OK;
    var words = words(line);
    var messages = new ByteArrayOutputStream();
    try (var in = in(words);
        var out = out(words);
        var err = new PrintStream(messages, true, StandardCharsets.UTF_8)) {
      var host = BuildHost.of(words.getFirst(), in, out, err, directory);
      var nowhere = new StandardOutput(OutputStream.nullOutputStream());
      if (Main.status(host, nowhere, arguments(words)) != expected.status()) {
        throw new IllegalStateException(line + ": " + messages.toString(StandardCharsets.UTF_8));
      }
    }
  }

  private List<String> words(String line) {
    var words = new ArrayList<String>();
    for (var word : line.substring(line.startsWith("!") ? 1 : 0).split(" ", -1)) {
      if (!word.isEmpty()) {
        words.add(word.replace("RECIPIENT", recipient));
      }
    }
    return words;
  }

  private static List<String> arguments(List<String> words) {
    var arguments = new ArrayList<>(words.subList(1, words.size()));
    arguments.removeIf(word -> word.startsWith("<") || word.startsWith(">"));
    return arguments;
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
