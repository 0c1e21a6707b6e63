package dev.coffre.e2e.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;

/// The script commands that touch files and the environment.
final class FileCommands {
  private final Sandbox sandbox;

  FileCommands(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  void run(String command, List<String> arguments, boolean negated) throws IOException {
    switch (command) {
      case "exists" -> exists(arguments, negated);
      case "grep" -> grep(arguments.get(0), arguments.get(1), negated);
      case "env" -> env(arguments.getFirst());
      case "cd" -> sandbox.enter(sandbox.resolve(arguments.getFirst()));
      case "mkdir" -> Files.createDirectories(sandbox.resolve(arguments.getFirst()));
      case "cp" -> copy(arguments.get(0), arguments.get(1));
      case "mv" -> Files.move(sandbox.resolve(arguments.get(0)), sandbox.resolve(arguments.get(1)));
      case "rm" -> Files.delete(sandbox.resolve(arguments.getFirst()));
      case "ln" ->
          Files.createSymbolicLink(sandbox.resolve(arguments.get(1)), Path.of(arguments.get(0)));
      case "chmod" -> chmod(arguments.get(0), arguments.get(1));
      case "mode" -> mode(arguments.get(0), arguments.get(1));
      default -> throw new IllegalArgumentException("unknown command: " + command);
    }
  }

  /// Compares two files, or `stdout`/`stderr` of the last command with a file.
  void compare(Outcome last, String left, String right, boolean negated) throws IOException {
    byte[] one = content(last, left);
    byte[] other = content(last, right);
    if (Arrays.equals(one, other) == negated) {
      String difference = negated ? "are the same" : "differ\n" + diff(one, other);
      throw new ScriptFailure(left + " and " + right + " " + difference);
    }
  }

  private byte[] content(Outcome last, String name) throws IOException {
    return switch (name) {
      case "stdout", "stderr" -> last.stream(name);
      default -> Files.readAllBytes(sandbox.resolve(name));
    };
  }

  /// The first line in which two texts differ.
  private static String diff(byte[] one, byte[] other) {
    List<String> left = Texts.lines(one);
    List<String> right = Texts.lines(other);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      if (!left.get(i).equals(right.get(i))) {
        return "line " + (i + 1) + "\n-" + left.get(i) + "\n+" + right.get(i);
      }
    }
    return left.size() + " lines and " + right.size() + " lines (or their ends differ)";
  }

  private void exists(List<String> names, boolean negated) {
    for (String name : names) {
      if (Files.exists(sandbox.resolve(name), LinkOption.NOFOLLOW_LINKS) == negated) {
        throw new ScriptFailure(name + (negated ? " exists" : " does not exist"));
      }
    }
  }

  private void grep(String regex, String name, boolean negated) throws IOException {
    if (Texts.finds(Files.readAllBytes(sandbox.resolve(name)), regex) == negated) {
      throw new ScriptFailure(name + (negated ? " has: " : " does not have: ") + regex);
    }
  }

  private void env(String assignment) {
    int equals = assignment.indexOf('=');
    sandbox.environment().put(assignment.substring(0, equals), assignment.substring(equals + 1));
  }

  private void copy(String from, String to) throws IOException {
    Path source = sandbox.resolve(from);
    Path target = sandbox.resolve(to);
    Path file = Files.isDirectory(target) ? target.resolve(source.getFileName()) : target;
    Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private void chmod(String octal, String name) throws IOException {
    int mode = Integer.parseInt(octal, 8);
    var letters = new StringBuilder();
    for (int bit = 8; bit >= 0; bit--) {
      letters.append((mode >> bit & 1) == 1 ? "xwr".charAt(bit % 3) : '-');
    }
    Files.setPosixFilePermissions(
        sandbox.resolve(name), PosixFilePermissions.fromString(letters.toString()));
  }

  private void mode(String letters, String name) throws IOException {
    String actual =
        PosixFilePermissions.toString(Files.getPosixFilePermissions(sandbox.resolve(name)));
    if (!actual.equals(letters)) {
      throw new ScriptFailure(name + " has mode " + actual);
    }
  }
}
