package dev.coffre.cli.drill;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.Tool;
import java.util.ArrayList;
import java.util.List;

/// Words before the server's command.
///
/// @param words that take the network from it; none if the system does not allow that
record Wrapping(List<String> words) {
  private static final String NETWORK = "--net";

  /// The ways of keeping the server apart, best first. The user namespace alone is for root, whom
  /// PostgreSQL refuses to run as.
  private static final List<List<String>> WAYS =
      List.of(List.of("unshare", "--user", NETWORK, "--"), List.of("unshare", "--user", "--"));

  /// What this machine allows.
  static Wrapping here(Host host) {
    return WAYS.stream()
        .filter(words -> works(words, host))
        .findFirst()
        .map(Wrapping::new)
        .orElse(new Wrapping(List.of()));
  }

  private static boolean works(List<String> words, Host host) {
    var probe = new ArrayList<>(words);
    probe.add("true");
    try (var tool = Tool.start(probe, host.environment(), host.directory())) {
      return tool.await() == 0;
    } catch (CommandException noSuchProgram) {
      return false;
    }
  }

  boolean cutsNetwork() {
    return words.contains(NETWORK);
  }

  List<String> command(List<String> program) {
    var command = new ArrayList<>(words);
    command.addAll(program);
    return command;
  }
}
