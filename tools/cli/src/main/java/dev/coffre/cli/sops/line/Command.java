package dev.coffre.cli.sops.line;

import java.util.List;
import java.util.Optional;

/// A command: the program itself, one of its commands, or one of theirs.
///
/// @param <A> what carries it out
/// @param arguments how its arguments are written in the help text
/// @param action empty for a command that only has commands of its own
public record Command<A>(
    String name,
    String summary,
    String arguments,
    Flags flags,
    List<Command<A>> commands,
    Optional<A> action) {
  public Command {
    commands = List.copyOf(commands);
  }

  /// A command that does something.
  public static <A> Command<A> of(
      String name, String summary, String arguments, List<Flag> flags, A action) {
    return new Command<>(
        name, summary, arguments, new Flags(flags), List.of(), Optional.of(action));
  }

  /// A command that only has commands of its own.
  public static <A> Command<A> group(String name, String summary, List<Command<A>> commands) {
    return new Command<>(name, summary, "", new Flags(List.of()), commands, Optional.empty());
  }

  /// The command called `name` below this one.
  public Optional<Command<A>> command(String name) {
    return commands.stream().filter(command -> command.name().equals(name)).findFirst();
  }
}
