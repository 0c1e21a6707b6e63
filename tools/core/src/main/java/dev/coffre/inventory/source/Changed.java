package dev.coffre.inventory.source;

import java.time.LocalDate;

/// When a value last changed, as far as Git tells.
public sealed interface Changed {

  /// A commit written on this day, in UTC, has it and the one before has not.
  record On(LocalDate day) implements Changed {}

  /// No commit has it yet.
  record Uncommitted() implements Changed {}

  /// The history that would tell is not here: a shallow or partial clone.
  record Unknown() implements Changed {}

  /// There is no repository.
  record Untold() implements Changed {}
}
