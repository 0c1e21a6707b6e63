package dev.coffre.cli.model;

import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.NativeCommands;
import dev.coffre.cli.model.Operand.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The models of every program: coffre with its native commands and the drop-ins below it, and each
/// drop-in by itself.
final class CommandLines {
  private static final Operand FOLDER = new Operand("DIR", new Values.Folders(), false);

  private CommandLines() {}

  /// coffre and the drop-ins.
  static List<CommandModel> all(Host host) {
    return Stream.concat(Stream.of(coffre(host)), dropIns()).toList();
  }

  private static Stream<CommandModel> dropIns() {
    return Stream.concat(Stream.of(SopsTool.model()), AgeTools.all().stream());
  }

  /// coffre itself.
  static CommandModel coffre(Host host) {
    var own = NativeCommands.all().stream().map(command -> PicocliModel.of(command, host)).toList();
    return new CommandModel(
        "coffre",
        "Keep secrets in Git, encrypted",
        List.of(
            new OptionModel(List.of("-C"), Optional.of(FOLDER), "Run in DIR instead of here"),
            new OptionModel(List.of("-h", "--help"), Optional.empty(), "List the commands"),
            new OptionModel(List.of("--version"), Optional.empty(), "Print the version")),
        List.of(),
        Stream.concat(nested(own), dropIns()).toList(),
        NativeCommands.all().stream().map(NativeCommand::example).toList());
  }

  /// Commands of two words below a command of the first one.
  private static Stream<CommandModel> nested(List<CommandModel> commands) {
    var families = new LinkedHashMap<String, List<CommandModel>>();
    for (var command : commands) {
      var words = command.name().split(" ", 2);
      families.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(command);
    }
    return families.entrySet().stream()
        .flatMap(family -> {
          boolean single = family.getValue().getFirst().name().equals(family.getKey());
          return single
              ? family.getValue().stream()
              : Stream.of(family(family.getKey(), family.getValue()));
        });
  }

  private static CommandModel family(String name, List<CommandModel> commands) {
    var below =
        commands.stream()
            .map(command ->
                new CommandModel(
                    command.name().substring(name.length() + 1),
                    command.summary(),
                    command.options(),
                    command.operands(),
                    command.commands(),
                    command.examples()))
            .toList();
    return new CommandModel(
        name,
        "Find plaintext secrets",
        List.of(),
        List.of(),
        below,
        below.stream().flatMap(command -> command.examples().stream()).toList());
  }
}
