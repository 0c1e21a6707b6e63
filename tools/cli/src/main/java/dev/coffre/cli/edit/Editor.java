package dev.coffre.cli.edit;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.child.Child;
import dev.coffre.sops.identity.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The user's editor: `$SOPS_EDITOR`, `$VISUAL`, `$EDITOR`, or the first of vim, nano and vi on the
/// search path.
///
/// @param words its command line, without the file
record Editor(Host host, List<String> words) {
  private static final List<String> VARIABLES = List.of("SOPS_EDITOR", "VISUAL", "EDITOR");
  private static final List<String> USUAL = List.of("vim", "nano", "vi");

  /// @throws CommandException if there is none
  static Editor of(Host host) throws CommandException {
    for (String variable : VARIABLES) {
      String chosen = host.environment().getOrDefault(variable, "");
      if (!chosen.isBlank()) {
        return new Editor(host, split(variable, chosen));
      }
    }
    return USUAL.stream()
        .filter(name -> isOnPath(host, name))
        .findFirst()
        .map(name -> new Editor(host, List.of(name)))
        .orElseThrow(
            () -> CommandException.failed("there is no editor", "set EDITOR to the one you use"));
  }

  private static List<String> split(String variable, String command) throws CommandException {
    try {
      return CommandLine.split(command);
    } catch (IllegalArgumentException e) {
      throw CommandException.failed("$" + variable + ": " + e.getMessage(), "correct it");
    }
  }

  private static boolean isOnPath(Host host, String name) {
    return List.of(host.environment().getOrDefault("PATH", "").split(":", -1)).stream()
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /// Opens `file` and waits until the editor ends.
  ///
  /// @throws CommandException if it cannot be started or ends with an error
  void open(Path file) throws CommandException {
    var command = new ArrayList<>(words);
    command.add(file.toString());
    try {
      int status = new Child(command, host.environment(), host.directory()).run();
      if (status != 0) {
        throw CommandException.failed(
            "the editor ended with status " + status, "nothing was written");
      }
    } catch (IOException e) {
      throw CommandException.failed(
          "cannot start the editor " + words.getFirst(), "set EDITOR to the one you use");
    }
  }
}
