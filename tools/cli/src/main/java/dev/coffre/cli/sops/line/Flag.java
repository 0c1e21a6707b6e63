package dev.coffre.cli.sops.line;

import java.util.List;
import java.util.Optional;

/// One flag of a command.
///
/// @param names its names without dashes, the long one first
/// @param variable the environment variable that gives the value when the flag is absent
/// @param summary what it does, one line for the help text
public record Flag(Kind kind, List<String> names, Optional<String> variable, String summary) {

  /// What a flag takes.
  public enum Kind {
    /// Nothing, or `=true` / `=false`; off unless given.
    SWITCH,
    /// Nothing, or `=true` / `=false`; on unless switched off.
    DEFAULT_ON,
    /// One text; the last one given counts.
    TEXT,
    /// A text; every one given counts.
    LIST,
    /// A whole number.
    NUMBER
  }

  public Flag {
    names = List.copyOf(names);
  }

  /// A flag that is off unless given.
  public static Flag onOff(String names, String summary) {
    return of(Kind.SWITCH, names, summary);
  }

  /// A flag with one text.
  public static Flag text(String names, String summary) {
    return of(Kind.TEXT, names, summary);
  }

  /// A flag of `kind`; `names` are separated by `, `.
  public static Flag of(Kind kind, String names, String summary) {
    return new Flag(kind, List.of(names.split(", ", -1)), Optional.empty(), summary);
  }

  /// The same flag with its value taken from `variable` when it is not given.
  public Flag orFrom(String variable) {
    return new Flag(kind, names, Optional.of(variable), summary);
  }

  /// Whether a text follows it.
  public boolean takesValue() {
    return switch (kind) {
      case SWITCH, DEFAULT_ON -> false;
      case TEXT, LIST, NUMBER -> true;
    };
  }

  /// The name as it is typed: one dash before a letter, two before a word.
  public static String typed(String name) {
    return (name.length() == 1 ? "-" : "--") + name;
  }
}
