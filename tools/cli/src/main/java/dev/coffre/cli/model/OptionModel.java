package dev.coffre.cli.model;

import java.util.List;
import java.util.Optional;

/// An option of a command.
///
/// @param names as typed, dashes included: `-o`, `--output`
/// @param value what follows it; empty for a switch
/// @param summary what it does
public record OptionModel(List<String> names, Optional<Operand> value, String summary) {
  public OptionModel {
    names = List.copyOf(names);
  }
}
