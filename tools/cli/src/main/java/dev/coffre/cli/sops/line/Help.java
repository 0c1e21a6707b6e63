package dev.coffre.cli.sops.line;

import java.util.List;
import java.util.stream.Collectors;

/// The help text of a command: what it does, how it is called, its commands and flags.
public final class Help {
  private Help() {}

  /// The text for `command`, called as `path` (`sops groups add`).
  public static String of(String path, Command<?> command) {
    var text = new StringBuilder();
    section(text, "NAME", List.of(path + " - " + command.summary()));
    section(text, "USAGE", List.of(usage(path, command)));
    if (!command.commands().isEmpty()) {
      section(text, "COMMANDS", commands(command));
    }
    section(text, "OPTIONS", options(command.flags()));
    return text.toString();
  }

  private static String usage(String path, Command<?> command) {
    var below = command.commands().isEmpty() ? "" : " command";
    return (path + below + " [options] " + command.arguments()).stripTrailing();
  }

  private static List<String> commands(Command<?> command) {
    int width = command.commands().stream().mapToInt(c -> c.name().length()).max().orElse(0);
    return command.commands().stream()
        .map(c -> c.name() + " ".repeat(width + 2 - c.name().length()) + c.summary())
        .toList();
  }

  private static List<String> options(Flags flags) {
    var rows = flags.flags().stream().map(Help::left).toList();
    int width = Math.max(10, rows.stream().mapToInt(String::length).max().orElse(0));
    var lines =
        flags.flags().stream()
            .map(flag -> padded(left(flag), width) + flag.summary() + variable(flag))
            .collect(Collectors.toList());
    lines.add(padded("--help, -h", width) + "show this text");
    return lines;
  }

  private static String left(Flag flag) {
    var value = flag.takesValue() ? " value" : "";
    return flag.names().stream()
        .map(name -> Flag.typed(name) + value)
        .collect(Collectors.joining(", "));
  }

  private static String variable(Flag flag) {
    return flag.variable().map(name -> " [$" + name + "]").orElse("");
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width + 2 - text.length());
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    text.append(text.isEmpty() ? "" : "\n").append(title).append(":\n");
    lines.forEach(line -> text.append("   ").append(line).append('\n'));
  }
}
