package dev.coffre.cli;

import java.util.List;

/// Chooses what runs: a drop-in by the program's name or first argument, else a native command.
final class Coffre implements Program {

  @Override
  public int run(Host host, List<String> arguments) {
    if (arguments.equals(List.of("version")) || arguments.equals(List.of("--version"))) {
      host.out().println("coffre 0.1.0");
      return ExitCode.OK.status();
    }
    host.err().println("coffre: unknown command");
    return ExitCode.USAGE.status();
  }
}
