package dev.coffre.cli.sops.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The flags of one command and how they are told from arguments.
///
/// One dash and two mean the same; a value follows as `=value` or as the next argument; the first
/// argument that is no flag, or `--`, ends them.
public record Flags(List<Flag> flags) {
  public Flags {
    flags = List.copyOf(flags);
  }

  /// The values that the environment gives.
  ///
  /// @throws LineException if a variable holds a switch's value that is neither true nor false
  public Given fromEnvironment(Map<String, String> environment) throws LineException {
    var values = new HashMap<String, List<String>>();
    for (var flag : flags) {
      for (var text : initial(flag, environment)) {
        flag.names()
            .forEach(name -> values.computeIfAbsent(name, n -> new ArrayList<>()).add(text));
      }
    }
    return new Given(values, List.of());
  }

  private static List<String> initial(Flag flag, Map<String, String> environment)
      throws LineException {
    var held = flag.variable().flatMap(name -> Optional.ofNullable(environment.get(name)));
    return switch (flag.kind()) {
      case SWITCH, DEFAULT_ON -> List.of(held.isEmpty() ? unset(flag) : bool(flag, held.get()));
      case LIST ->
          held.map(all -> Arrays.stream(all.split(",", -1)).map(String::strip).toList())
              .orElse(List.of());
      case TEXT, NUMBER -> held.map(List::of).orElse(List.of());
    };
  }

  private static String unset(Flag flag) {
    return Boolean.toString(flag.kind() == Flag.Kind.DEFAULT_ON);
  }

  private static String bool(Flag flag, String held) throws LineException {
    if (!held.isEmpty() && GoText.parseBool(held).isEmpty()) {
      throw new LineException(
          "could not parse %s as bool value for flag %s: strconv.ParseBool: parsing %s: invalid syntax"
              .formatted(held, String.join(", ", flag.names()), GoText.quote(held)));
    }
    return held.isEmpty() ? "false" : held;
  }

  /// Reads flags up to the first argument that is none.
  ///
  /// @param defaults what {@link #fromEnvironment} gave
  /// @throws LineException for an unknown flag, a missing or wrong value, or a flag given by two of
  ///   its names
  public Given parse(List<String> line, Given defaults) throws LineException {
    var values = new HashMap<String, List<String>>();
    var named = new LinkedHashSet<String>();
    int next = 0;
    while (next < line.size() && isFlag(line.get(next))) {
      var word = line.get(next++);
      if (word.equals("--")) {
        break;
      }
      var option = Option.parse(word);
      var flag = find(option.name());
      named.add(option.name());
      var value = option.value();
      if (value.isEmpty() && flag.takesValue()) {
        if (next == line.size()) {
          throw new LineException("flag needs an argument: -" + option.name());
        }
        value = Optional.of(line.get(next++));
      }
      add(values, flag, option.name(), value.orElse("true"));
    }
    refuseTwoForms(named);
    return new Given(merged(defaults, values), line.subList(next, line.size()));
  }

  private static boolean isFlag(String word) {
    return word.length() > 1 && word.startsWith("-");
  }

  /// `-name` or `-name=value`.
  private record Option(String name, Optional<String> value) {
    static Option parse(String word) throws LineException {
      var text = word.substring(word.startsWith("--") ? 2 : 1);
      if (text.isEmpty() || text.startsWith("-") || text.startsWith("=")) {
        throw new LineException("bad flag syntax: " + word);
      }
      int equals = text.indexOf('=');
      return equals < 0
          ? new Option(text, Optional.empty())
          : new Option(text.substring(0, equals), Optional.of(text.substring(equals + 1)));
    }
  }

  private Flag find(String name) throws LineException {
    return flags.stream()
        .filter(flag -> flag.names().contains(name))
        .findFirst()
        .orElseThrow(() -> new LineException("flag provided but not defined: -" + name));
  }

  private static void add(Map<String, List<String>> values, Flag flag, String name, String value)
      throws LineException {
    boolean wrong =
        switch (flag.kind()) {
          case SWITCH, DEFAULT_ON -> GoText.parseBool(value).isEmpty();
          case NUMBER -> GoText.parseInt(value).isEmpty();
          case TEXT, LIST -> false;
        };
    if (wrong) {
      var form =
          flag.takesValue() ? "invalid value %s for flag -%s" : "invalid boolean value %s for -%s";
      throw new LineException(form.formatted(GoText.quote(value), name) + ": parse error");
    }
    flag.names().forEach(n -> values.computeIfAbsent(n, _ -> new ArrayList<>()).add(value));
  }

  private void refuseTwoForms(Set<String> named) throws LineException {
    for (var flag : flags) {
      var forms = flag.names().stream().filter(named::contains).toList();
      if (forms.size() > 1) {
        throw LineException.twoForms(forms.get(1), forms.get(0));
      }
    }
  }

  private static Map<String, List<String>> merged(Given defaults, Map<String, List<String>> given) {
    var all = new HashMap<>(defaults.values());
    all.putAll(given);
    return all;
  }

  /// The same line with known flags and their values moved before the arguments, as commands (not
  /// the program itself) allow. What follows `--` stays where it is.
  public List<String> flagsFirst(List<String> line) {
    var first = new ArrayList<String>();
    var rest = new ArrayList<String>();
    boolean valueMayFollow = false;
    for (int i = 0; i < line.size(); i++) {
      var word = line.get(i);
      if (valueMayFollow && !isKnown(word)) {
        valueMayFollow = false;
        first.add(word);
      } else if (word.equals("--")) {
        rest.addFirst("--");
        rest.addAll(line.subList(i + 1, line.size()));
        break;
      } else if (isKnown(word)) {
        first.add(word);
        valueMayFollow = !word.contains("=");
      } else {
        rest.add(word);
      }
    }
    first.addAll(rest);
    return first;
  }

  private boolean isKnown(String word) {
    if (!isFlag(word) || word.equals("--")) {
      return false;
    }
    var name = word.replaceFirst("^--?", "").split("=", 2)[0];
    return flags.stream().anyMatch(flag -> flag.names().contains(name));
  }
}
