package dev.coffre.e2e.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Work done by whole processes, as often as one likes.
///
/// @param name what the page calls it
/// @param commands what is run, one process after the other; the clock runs from the first start to
///   the last end
/// @param environment all that the processes see beside `PATH`
/// @param before puts the files back before each round, off the clock
record Contender(
    String name, List<List<String>> commands, Map<String, String> environment, Reset before) {

  /// Puts files back to where a round starts.
  @FunctionalInterface
  interface Reset {
    void run() throws IOException;
  }

  Contender {
    commands = commands.stream().map(List::copyOf).toList();
    environment = Map.copyOf(environment);
  }

  /// One command that leaves nothing to put back.
  static Contender of(String name, Map<String, String> environment, String... command) {
    return new Contender(name, List.of(List.of(command)), environment, () -> {});
  }

  /// The same with files put back before each round.
  Contender after(Reset reset) {
    return new Contender(name, commands, environment, reset);
  }

  /// The program of the first command.
  Path program() {
    return Path.of(commands.getFirst().getFirst());
  }
}
