package dev.coffre.cli.sops.line;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The words that shell completion offers, one per line, for a line that ends in {@link #MARK}.
public final class Suggestions {
  private Suggestions() {}

  /// The last argument, by which a completion script asks for suggestions.
  public static final String MARK = "--generate-bash-completion";

  /// What may stand in place of the last word of `line`, which is parsed up to `command`.
  ///
  /// @param program the flags of the program, which every command offers too
  /// @param described whether commands are offered as `name:summary`, as zsh takes them
  public static String of(Flags program, Command<?> command, List<String> line, boolean described) {
    var last = line.isEmpty() ? "" : line.getLast();
    var words = new ArrayList<String>();
    if (last.startsWith("-")) {
      words.addAll(flags(program, last, line));
      if (!command.flags().equals(program)) {
        words.addAll(flags(command.flags(), last, line));
      }
    } else if (!command.commands().isEmpty()) {
      command
          .commands()
          .forEach(c -> words.add(described ? c.name() + ":" + c.summary() : c.name()));
      words.addAll(described ? List.of("help:show help", "h:show help") : List.of("help", "h"));
    }
    return words.stream().map(word -> word + "\n").collect(Collectors.joining());
  }

  private static List<String> flags(Flags flags, String last, List<String> line) {
    var prefix = last.replaceFirst("^--?", "");
    return flags.flags().stream()
        .filter(flag -> flag.names().stream().map(Flag::typed).noneMatch(line::contains))
        .flatMap(flag -> flag.names().stream())
        .filter(name -> !(last.startsWith("--") && name.length() == 1))
        .filter(name -> name.startsWith(prefix) && !name.equals(prefix))
        .map(Flag::typed)
        .toList();
  }
}
