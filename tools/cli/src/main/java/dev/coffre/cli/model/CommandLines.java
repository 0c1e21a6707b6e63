package dev.coffre.cli.model;

import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.NativeCommands;
import dev.coffre.cli.model.Operand.Values;
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
    var own = NativeCommands.all().stream().map(command -> PicocliModel.of(command, host));
    return new CommandModel(
        "coffre",
        "Keep secrets in Git, encrypted",
        List.of(
            new OptionModel(List.of("-C"), Optional.of(FOLDER), "Run in DIR instead of here"),
            new OptionModel(List.of("-h", "--help"), Optional.empty(), "List the commands"),
            new OptionModel(List.of("--version"), Optional.empty(), "Print the version")),
        List.of(),
        Stream.concat(own, dropIns()).toList(),
        NativeCommands.all().stream().map(NativeCommand::example).toList());
  }
}
