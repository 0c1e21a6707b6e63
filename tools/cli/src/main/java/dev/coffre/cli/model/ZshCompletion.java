package dev.coffre.cli.model;

import static java.util.stream.Collectors.joining;

import dev.coffre.cli.model.CommandModel.Reached;
import dev.coffre.cli.model.Operand.Values;
import java.util.stream.Stream;

/// A completion script for zsh, which shows each word's summary. It works as an autoloaded file and
/// when it is read with `source`.
final class ZshCompletion {
  private static final String FRAME =
      """
      #compdef @NAME@
      # zsh completion for @NAME@
      @FUNCTION@() {
        local at=@NAME@ before=$words[CURRENT-1] word=$words[CURRENT] i
        local -a choices
        # --option=value is one word: what stands before = is dropped for matching.
        if compset -P '--*='; then
          before=${IPREFIX%=}
          word=${word#*=}
        fi
        for ((i = 2; i < CURRENT; i++)); do
          case $at/$words[i] in
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
      compdef @FUNCTION@ @NAME@
      if [[ $funcstack[1] == @FUNCTION@ ]]; then @FUNCTION@; fi
      """;

  private ZshCompletion() {}

  /// The script for a program.
  static String script(CommandModel program) {
    return FRAME
        .replace("@STEPS@", lines(program.all("/").flatMap(ZshCompletion::steps)))
        .replace("@VALUES@", lines(program.all("/").flatMap(ZshCompletion::values)))
        .replace("@WORDS@", lines(program.all("/").flatMap(ZshCompletion::words)))
        .replace("@FUNCTION@", "_" + program.name().replace('-', '_'))
        .replace("@NAME@", program.name());
  }

  private static String lines(Stream<String> arms) {
    var text = arms.map(arm -> "    " + arm).collect(joining("\n"));
    return text.isEmpty() ? "    none) ;;" : text;
  }

  private static Stream<String> steps(Reached reached) {
    return reached.command().commands().stream()
        .map(command -> reached.path() + "/" + command.name())
        .map(path -> "  " + path + ") at=" + path + " ;;");
  }

  private static Stream<String> values(Reached reached) {
    return reached.command().options().stream()
        .flatMap(option -> option.value().stream().map(value -> values(reached, option, value)));
  }

  private static String values(Reached reached, OptionModel option, Operand value) {
    var pattern =
        option.names().stream().map(name -> reached.path() + ":" + name).collect(joining(" | "));
    return pattern + ") " + offer(value) + "return ;;";
  }

  private static Stream<String> words(Reached reached) {
    var options =
        reached.command().options().stream()
            .flatMap(option -> option.names().stream().map(name -> choice(name, option.summary())));
    return Stream.of(
        reached.path() + ":-*) " + describe("-o option", options) + ";;",
        reached.path() + ":*) " + operands(reached.command()) + ";;");
  }

  private static String operands(CommandModel command) {
    var first = command.operands().stream().findFirst().map(ZshCompletion::offer).orElse("");
    if (command.commands().isEmpty()) {
      return first;
    }
    var below = command.commands().stream().map(word -> choice(word.name(), word.summary()));
    return describe("command", below) + first;
  }

  private static String offer(Operand operand) {
    return switch (operand.values()) {
      case Values.Files _ -> "_files; ";
      case Values.Folders _ -> "_files -/; ";
      case Values.OneOf(var words) -> "compadd -- " + String.join(" ", words) + "; ";
      case Values.Text _ -> "_message " + quoted(operand.label()) + "; ";
    };
  }

  private static String describe(String kind, Stream<String> choices) {
    return "choices=(" + choices.collect(joining(" ")) + "); _describe " + kind + " choices; ";
  }

  private static String choice(String word, String summary) {
    return quoted(word.replace(":", "\\:") + ":" + summary);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
