package dev.coffre.cli.model;

import java.util.List;
import java.util.stream.Stream;

/// A program or one of its commands, as completion scripts and manual pages show it.
///
/// @param name what is typed: `coffre`, `encrypt`
/// @param summary one line, a sentence without its full stop
/// @param options in the order of the help text
/// @param operands what stands after the options, in order
/// @param commands the commands below this one; empty for most
/// @param examples whole command lines
public record CommandModel(
    String name,
    String summary,
    List<OptionModel> options,
    List<Operand> operands,
    List<CommandModel> commands,
    List<String> examples) {
  public CommandModel {
    options = List.copyOf(options);
    operands = List.copyOf(operands);
    commands = List.copyOf(commands);
    examples = List.copyOf(examples);
  }

  /// A command by the words that lead to it, itself included.
  record Reached(String path, CommandModel command) {}

  /// This command and all below it, each with the words that lead to it joined by `separator`.
  Stream<Reached> all(String separator) {
    return reached(name, separator);
  }

  private Stream<Reached> reached(String path, String separator) {
    var below =
        commands.stream()
            .flatMap(command -> command.reached(path + separator + command.name, separator));
    return Stream.concat(Stream.of(new Reached(path, this)), below);
  }
}
