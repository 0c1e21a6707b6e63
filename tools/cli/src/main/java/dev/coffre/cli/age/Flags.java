package dev.coffre.cli.age;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A command line as Go's `flag` package reads it: one or two dashes, `-o FILE` or `-o=FILE`,
/// switches alone or as `-a=false`, and nothing but operands from the first word that is no flag.
///
/// @param given the flags in their order, under their canonical names
record Flags(List<Given> given, List<String> operands) {

  /// What a flag takes.
  enum Kind {
    SWITCH,
    VALUE
  }

  /// What a tool knows a flag as.
  ///
  /// @param name the canonical name
  record Known(String name, Kind kind) {}

  /// A flag of the command line; a switch's value is `true` or `false`.
  record Given(String name, String value) {}

  /// Wrong flags, or a wish for help: the program shows its usage and ends with {@link #status()}.
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    private UsageException(String message, int status) {
      super(message);
      this.status = status;
    }

    static UsageException wrong(String message) {
      return new UsageException(message + "\n", 2);
    }

    static UsageException help() {
      return new UsageException("", 0);
    }

    int status() {
      return status;
    }
  }

  Flags {
    given = List.copyOf(given);
    operands = List.copyOf(operands);
  }

  /// Reads a command line.
  ///
  /// @param known by every name without dashes
  static Flags parse(List<String> arguments, Map<String, Known> known) throws UsageException {
    var given = new ArrayList<Given>();
    int at = 0;
    while (at < arguments.size() && isFlag(arguments.get(at))) {
      var word = arguments.get(at++);
      if (word.equals("--")) {
        break;
      }
      var parts = word.substring(word.startsWith("--") ? 2 : 1).split("=", 2);
      var flag = known.get(parts[0]);
      if (flag == null) {
        throw unknown(word, parts[0]);
      }
      if (flag.kind() == Kind.SWITCH) {
        given.add(new Given(flag.name(), bool(parts)));
      } else if (parts.length == 2) {
        given.add(new Given(flag.name(), parts[1]));
      } else if (at < arguments.size()) {
        given.add(new Given(flag.name(), arguments.get(at++)));
      } else {
        throw UsageException.wrong("flag needs an argument: -" + parts[0]);
      }
    }
    return new Flags(given, arguments.subList(at, arguments.size()));
  }

  boolean has(String name) {
    return given.stream()
        .filter(flag -> flag.name().equals(name))
        .reduce((_, last) -> last)
        .map(flag -> flag.value().equals("true"))
        .orElse(false);
  }

  List<String> values(String name) {
    return given.stream().filter(flag -> flag.name().equals(name)).map(Given::value).toList();
  }

  /// The last value of a flag, or nothing.
  String last(String name) {
    return values(name).stream().reduce("", (_, last) -> last);
  }

  private static boolean isFlag(String word) {
    return word.length() > 1 && word.startsWith("-");
  }

  private static UsageException unknown(String word, String name) {
    if (name.isEmpty() || name.startsWith("-")) {
      return UsageException.wrong("bad flag syntax: " + word);
    }
    return List.of("h", "help").contains(name)
        ? UsageException.help()
        : UsageException.wrong("flag provided but not defined: -" + name);
  }

  private static String bool(String[] parts) throws UsageException {
    if (parts.length == 1) {
      return "true";
    }
    return switch (parts[1]) {
      case "1", "t", "T", "true", "TRUE", "True" -> "true";
      case "0", "f", "F", "false", "FALSE", "False" -> "false";
      default ->
          throw UsageException.wrong(
              "invalid boolean value \"%s\" for -%s: parse error".formatted(parts[1], parts[0]));
    };
  }
}
