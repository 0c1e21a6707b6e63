package dev.coffre.cli.sops.edit;

import dev.coffre.cli.Host;
import dev.coffre.cli.child.Child;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.sops.identity.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The user's editor: `$SOPS_EDITOR`, `$EDITOR`, or the first of vim, nano and vi on the path.
public record Editor(Host host) {
  private static final List<String> USUAL = List.of("vim", "nano", "vi");

  /// Opens `file` and waits until the editor ends.
  ///
  /// @throws Failure if there is no editor, or it ends with an error
  void open(Path file) throws Failure {
    var command = new ArrayList<>(command());
    command.add(file.toString());
    try {
      int status = new Child(command, host.environment(), host.directory()).run();
      if (status != 0) {
        throw failure("exit status " + status);
      }
    } catch (IOException e) {
      throw failure("cannot start " + command.getFirst() + ": " + e.getMessage());
    }
  }

  private List<String> command() throws Failure {
    for (var variable : List.of("SOPS_EDITOR", "EDITOR")) {
      var chosen = host.environment().getOrDefault(variable, "");
      if (!chosen.isEmpty()) {
        return split(variable, chosen);
      }
    }
    return USUAL.stream()
        .flatMap(name -> onPath(name).stream())
        .findFirst()
        .map(List::of)
        .orElseThrow(() ->
            failure(
                "no editor available: sops attempts to use the editor defined in the"
                    + " SOPS_EDITOR or EDITOR environment variables, and if that's not set"
                    + " defaults to any of vim, nano, vi, but none of them could be found"));
  }

  private static List<String> split(String variable, String command) throws Failure {
    try {
      return CommandLine.split(command);
    } catch (IllegalArgumentException e) {
      throw failure("invalid $%s: %s".formatted(variable, command));
    }
  }

  private Optional<String> onPath(String name) {
    for (var folder : host.environment().getOrDefault("PATH", "").split(":", -1)) {
      var program = Path.of(folder, name);
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        return Optional.of(program.toString());
      }
    }
    return Optional.empty();
  }

  private static Failure failure(String why) {
    return Failure.of(Status.NO_EDITOR_FOUND, "Could not run editor: " + why);
  }
}
