package dev.coffre.cli.model;

import static java.util.stream.Collectors.joining;

import dev.coffre.cli.model.CommandModel.Reached;
import dev.coffre.cli.model.Operand.Values;
import java.util.stream.Stream;

/// A completion script for fish 3.0 and newer, which shows each word's summary.
final class FishCompletion {
  private static final String FRAME =
      """
      # fish completion for @NAME@
      function @FUNCTION@_is
          set -l at @NAME@
          for word in (commandline -opc)[2..-1]
              switch $at/$word
      @STEPS@
              end
          end
          test $at = $argv[1]
      end
      complete -c @NAME@ -f
      @LINES@
      """;

  private final CommandModel program;
  private final String function;

  private FishCompletion(CommandModel program) {
    this.program = program;
    this.function = "__fish_" + program.name().replace('-', '_');
  }

  /// The script for a program.
  static String script(CommandModel program) {
    return new FishCompletion(program).text();
  }

  private String text() {
    var steps = program.all("/").flatMap(FishCompletion::steps).collect(joining("\n"));
    var lines = program.all("/").flatMap(this::lines).collect(joining("\n"));
    return FRAME
        .replace("@STEPS@", steps.isEmpty() ? "            case none" : steps)
        .replace("@LINES@", lines)
        .replace("@FUNCTION@", function)
        .replace("@NAME@", program.name());
  }

  private static Stream<String> steps(Reached reached) {
    return reached.command().commands().stream()
        .map(command -> reached.path() + "/" + command.name())
        .map(path -> "            case " + path + "\n                set at " + path);
  }

  private Stream<String> lines(Reached reached) {
    var command = reached.command();
    var start = "complete -c %s -n '%s_is %s'".formatted(program.name(), function, reached.path());
    var below =
        command.commands().stream()
            .map(word -> start + " -a " + word.name() + summary(word.summary()));
    var options = command.options().stream().map(option -> start + option(option));
    var operand =
        command.operands().stream().limit(1).map(Operand::values).map(values -> start + of(values));
    return Stream.of(below, options, operand).flatMap(line -> line);
  }

  private static String option(OptionModel option) {
    var names =
        option.names().stream()
            .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : shortName(name))
            .collect(joining());
    var value = option.value().map(operand -> " -r" + only(operand.values())).orElse("");
    return names + value + summary(option.summary());
  }

  /// One letter, or a word after a single dash as older tools have.
  private static String shortName(String name) {
    return (name.length() == 2 ? " -s " : " -o ") + name.substring(1);
  }

  /// What an option's value may be, and nothing else.
  private static String only(Values values) {
    return values instanceof Values.Files ? of(values) : " -f" + of(values);
  }

  private static String of(Values values) {
    return switch (values) {
      case Values.Files _ -> " -F";
      case Values.Folders _ -> " -a '(__fish_complete_directories)'";
      case Values.OneOf(var words) -> " -a " + quoted(String.join(" ", words));
      case Values.Text _ -> "";
    };
  }

  private static String summary(String text) {
    return " -d " + quoted(text);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
