package dev.coffre.cli.sops.line;

import java.util.List;
import java.util.Map;

/// What a command line gave: values by every name of a flag, and the arguments that are no flags.
///
/// @param values per flag name its texts: none if neither given nor in the environment
/// @param arguments what stands behind the flags
public record Given(Map<String, List<String>> values, List<String> arguments) {
  public Given {
    values = Map.copyOf(values);
    arguments = List.copyOf(arguments);
  }

  /// Whether a switch is on. A flag that the command does not have is off.
  public boolean on(String name) {
    return GoText.parseBool(text(name)).orElse(false);
  }

  /// The text of a flag; empty if it is absent or the command does not have it.
  public String text(String name) {
    var texts = values.getOrDefault(name, List.of());
    return texts.isEmpty() ? "" : texts.getLast();
  }

  /// All texts of a flag that may be repeated.
  public List<String> list(String name) {
    return values.getOrDefault(name, List.of());
  }

  /// The number of a flag; 0 if it is absent.
  public int number(String name) {
    return GoText.parseInt(text(name)).map(Long::intValue).orElse(0);
  }

  /// Whether the flag was given.
  public boolean has(String name) {
    return !list(name).isEmpty();
  }
}
