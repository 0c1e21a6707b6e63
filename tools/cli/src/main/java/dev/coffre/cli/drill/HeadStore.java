package dev.coffre.cli.drill;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import java.util.Optional;

/// Where the heads of chains are kept: not where the chains are.
interface HeadStore {
  /// For messages.
  String name();

  /// The head of a target's chain; empty if there is none.
  Optional<String> read(String target) throws CommandException, FileFailure;

  /// Puts a head in the place of the one that was read last.
  void write(String target, String head) throws CommandException, FileFailure;
}
