package dev.coffre.cli.model;

import static java.util.stream.Collectors.joining;

import dev.coffre.cli.model.CommandModel.Reached;
import dev.coffre.cli.model.Operand.Values;
import java.util.List;
import java.util.stream.Stream;

/// A completion script for bash 3.2 and newer. It starts no process: commands and options are in
/// its tables, keyed by the words that lead to a command.
final class BashCompletion {
  private static final String FRAME =
      """
      # bash completion for @NAME@
      @FUNCTION@() {
        local IFS=$'\\n' word=${COMP_WORDS[COMP_CWORD]} before='' at=@NAME@ i
        COMPREPLY=()
        ((COMP_CWORD > 0)) && before=${COMP_WORDS[COMP_CWORD - 1]}
        # bash splits --option=value into three words.
        if [[ $word == = ]]; then
          word=''
        elif [[ $before == = ]] && ((COMP_CWORD > 1)); then
          before=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        for ((i = 1; i < COMP_CWORD; i++)); do
          case $at/${COMP_WORDS[i]} in
      @STEPS@
          esac
        done
        case $at:$before in
      @VALUES@
        esac
        case $at:$word in
      @WORDS@
        esac
      }
      @FUNCTION@_files() {
        compopt -o filenames 2>/dev/null
        COMPREPLY+=($(compgen -f -- "$1"))
      }
      @FUNCTION@_folders() {
        compopt -o filenames 2>/dev/null
        COMPREPLY+=($(compgen -d -- "$1"))
      }
      complete -F @FUNCTION@ @NAME@
      """;

  private final CommandModel program;
  private final String function;

  private BashCompletion(CommandModel program) {
    this.program = program;
    this.function = "_" + program.name().replace('-', '_');
  }

  /// The script for a program.
  static String script(CommandModel program) {
    return new BashCompletion(program).text();
  }

  private String text() {
    return FRAME
        .replace("@STEPS@", lines(all().flatMap(BashCompletion::steps)))
        .replace("@VALUES@", lines(all().flatMap(this::values)))
        .replace("@WORDS@", lines(all().flatMap(this::words)))
        .replace("@FUNCTION@", function)
        .replace("@NAME@", program.name());
  }

  private Stream<Reached> all() {
    return program.all("/");
  }

  /// A `case` needs an arm.
  private static String lines(Stream<String> arms) {
    var text = arms.map(arm -> "    " + arm).collect(joining("\n"));
    return text.isEmpty() ? "    none) ;;" : text;
  }

  private static Stream<String> steps(Reached reached) {
    return reached.command().commands().stream()
        .map(command -> reached.path() + "/" + command.name())
        .map(path -> "  " + path + ") at=" + path + " ;;");
  }

  private Stream<String> values(Reached reached) {
    return reached.command().options().stream()
        .flatMap(option -> option.value().stream().map(value -> values(reached, option, value)));
  }

  private String values(Reached reached, OptionModel option, Operand value) {
    var pattern =
        option.names().stream().map(name -> reached.path() + ":" + name).collect(joining(" | "));
    return pattern + ") " + offer(value.values()) + "return ;;";
  }

  private Stream<String> words(Reached reached) {
    var options =
        reached.command().options().stream().flatMap(option -> option.names().stream()).toList();
    return Stream.of(
        reached.path() + ":-*) " + offer(new Values.OneOf(options)) + ";;",
        reached.path() + ":*) " + operands(reached.command()) + ";;");
  }

  private String operands(CommandModel command) {
    var names = command.commands().stream().map(CommandModel::name).toList();
    var commands = names.isEmpty() ? "" : offer(new Values.OneOf(names));
    var first = command.operands().stream().findFirst().map(Operand::values);
    return commands + first.map(this::offer).orElse("");
  }

  private String offer(Values values) {
    return switch (values) {
      case Values.Files _ -> function + "_files \"$word\"; ";
      case Values.Folders _ -> function + "_folders \"$word\"; ";
      case Values.OneOf(var words) ->
          "COMPREPLY=($(compgen -W " + quoted(words) + " -- \"$word\")); ";
      case Values.Text _ -> "";
    };
  }

  /// The words one a line, as the script's IFS separates them.
  private static String quoted(List<String> words) {
    return "$'" + String.join("\\n", words) + "'";
  }
}
