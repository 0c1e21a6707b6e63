package dev.coffre.cli.model;

import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.NativeCommands;
import dev.coffre.cli.model.Operand.Values;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Native commands, read from the options that their actions declare.
final class PicocliModel {
  private static final Set<String> FILE_LABELS = Set.of("FILE", "PATH", "OUTPUT", "INPUT");
  private static final Set<String> FOLDER_LABELS = Set.of("DIR", "FOLDER");

  private PicocliModel() {}

  static CommandModel of(NativeCommand command, Host host) {
    var spec = command.line(NativeCommands.action(command, host)).getCommandSpec();
    return new CommandModel(
        command.name(),
        command.summary(),
        spec.options().stream()
            .filter(option -> !option.hidden())
            .map(PicocliModel::option)
            .toList(),
        spec.positionalParameters().stream()
            .filter(parameter -> !parameter.hidden())
            .map(PicocliModel::operand)
            .toList(),
        List.of(),
        List.of(command.example()));
  }

  private static OptionModel option(OptionSpec option) {
    var value =
        option.arity().max() == 0 ? Optional.<Operand>empty() : Optional.of(word(option, false));
    return new OptionModel(Arrays.asList(option.names()), value, summary(option));
  }

  private static Operand operand(PositionalParamSpec parameter) {
    return word(parameter, parameter.isMultiValue());
  }

  private static Operand word(ArgSpec argument, boolean repeated) {
    var label = argument.paramLabel().replaceAll("[<>]", "");
    return new Operand(label, values(argument, label), repeated);
  }

  private static Values values(ArgSpec argument, String label) {
    var type = argument.auxiliaryTypes()[0];
    if (type.isEnum()) {
      return new Values.OneOf(constants(type));
    }
    var candidates = argument.completionCandidates();
    if (candidates != null) {
      return new Values.OneOf(StreamSupport.stream(candidates.spliterator(), false).toList());
    }
    if (FOLDER_LABELS.contains(label)) {
      return new Values.Folders();
    }
    boolean isFile = type == Path.class || type == File.class || FILE_LABELS.contains(label);
    return isFile ? new Values.Files() : new Values.Text();
  }

  private static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String summary(ArgSpec argument) {
    return String.join(" ", argument.description()).replaceFirst("\\.$", "");
  }
}
