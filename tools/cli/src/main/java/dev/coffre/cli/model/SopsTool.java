package dev.coffre.cli.model;

import dev.coffre.cli.model.Operand.Values;
import dev.coffre.cli.sops.Sops;
import dev.coffre.cli.sops.line.Command;
import dev.coffre.cli.sops.line.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `sops`, read from the table of commands and flags that its command line is parsed by.
final class SopsTool {
  private static final OptionModel HELP =
      new OptionModel(List.of("-h", "--help"), Optional.empty(), "Show the help");
  private static final OptionModel VERSION =
      new OptionModel(List.of("-v", "--version"), Optional.empty(), "Print the version");
  private static final List<String> FORMATS = List.of("yaml", "json", "dotenv", "ini", "binary");
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("sops", "sops secrets.yaml"),
          Map.entry("sops completion", "source <(sops completion bash)"),
          Map.entry("sops completion bash", "source <(sops completion bash)"),
          Map.entry("sops completion zsh", "source <(sops completion zsh)"),
          Map.entry("sops exec-env", "sops exec-env secrets.yaml './server --port 80'"),
          Map.entry("sops exec-file", "sops exec-file secrets.json './server --settings {}'"),
          Map.entry("sops filestatus", "sops filestatus secrets.yaml"),
          Map.entry("sops groups", "sops groups add -f secrets.yaml -i --age age1..."),
          Map.entry("sops groups add", "sops groups add -f secrets.yaml -i --age age1..."),
          Map.entry("sops groups delete", "sops groups delete -f secrets.yaml -i 0"),
          Map.entry("sops updatekeys", "sops updatekeys secrets.yaml"),
          Map.entry("sops decrypt", "sops decrypt --extract '[\"db\"][\"password\"]' secrets.yaml"),
          Map.entry("sops encrypt", "sops encrypt -i secrets.yaml"),
          Map.entry("sops rotate", "sops rotate -i secrets.yaml"),
          Map.entry("sops edit", "sops edit secrets.yaml"),
          Map.entry("sops set", "sops set --value-stdin secrets.yaml '[\"db\"][\"password\"]'"),
          Map.entry("sops unset", "sops unset secrets.yaml '[\"db\"][\"old\"]'"));

  private SopsTool() {}

  static CommandModel model() {
    return model(Sops.commands(), "");
  }

  private static CommandModel model(Command<?> command, String above) {
    String path = (above + " " + command.name()).strip();
    return new CommandModel(
        command.name(),
        sentence(command.summary()),
        options(command, above.isEmpty()),
        operands(command.arguments()),
        command.commands().stream().map(below -> model(below, path)).toList(),
        Optional.ofNullable(EXAMPLES.get(path)).stream().toList());
  }

  private static List<OptionModel> options(Command<?> command, boolean program) {
    var options = new ArrayList<OptionModel>();
    command.flags().flags().forEach(flag -> options.add(option(flag)));
    options.add(HELP);
    if (program) {
      options.add(VERSION);
    }
    return options;
  }

  private static OptionModel option(Flag flag) {
    var value = flag.takesValue() ? Optional.of(value(flag)) : Optional.<Operand>empty();
    var names = flag.names().stream().map(Flag::typed).toList();
    return new OptionModel(names, value, sentence(flag.summary()));
  }

  private static Operand value(Flag flag) {
    return switch (flag.names().getFirst()) {
      case "input-type", "output-type" -> operand("FORMAT", new Values.OneOf(FORMATS));
      case "output", "config", "file", "filename-override" -> operand("FILE", new Values.Files());
      default -> operand(flag.kind() == Flag.Kind.NUMBER ? "NUMBER" : "TEXT", new Values.Text());
    };
  }

  private static Operand operand(String label, Values values) {
    return new Operand(label, values, false);
  }

  /// The operands of a line such as `[FILE]` or `FILE INDEX [VALUE]`.
  private static List<Operand> operands(String arguments) {
    return arguments.isEmpty()
        ? List.of()
        : List.of(arguments.split(" ", -1)).stream().map(SopsTool::operand).toList();
  }

  private static Operand operand(String written) {
    var label = written.replaceAll("[^A-Z]", "");
    Values values = label.equals("FILE") ? new Values.Files() : new Values.Text();
    return new Operand(label, values, written.contains("..."));
  }

  private static String sentence(String summary) {
    return Character.toUpperCase(summary.charAt(0)) + summary.substring(1);
  }
}
