package dev.coffre.cli;

import java.util.List;

/// Something that runs from a command line of its own: the drop-ins, which parse flags as the tool
/// they stand in for does.
@FunctionalInterface
public interface Program {

  /// Runs to the end and returns the exit status; never throws for what a user can cause.
  int run(Host host, List<String> arguments);
}
