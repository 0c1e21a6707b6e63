package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.json.Json;
import dev.coffre.scan.rule.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lists what the scanner knows.
public final class ScanRulesCommand implements NativeCommand.Action {
  private final Host host;

  private String format = "text";

  private Optional<String> rule = Optional.empty();

  /// Prints to `host`.
  public ScanRulesCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe("List the rules, those of the repository included; or tell all about one.")
        .value(
            List.of("--format"),
            "FORMAT",
            "text, json or markdown; text if not given.",
            given -> format = given)
        .flag(List.of("--json"), "Short for --format json.", () -> format = "json")
        .operands("RULE", 0, "A rule's id.", given -> rule = given.stream().findFirst());
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var rules = chosen(Gate.of(host).scanner().rules().rules());
    switch (format) {
      case "text" -> host.out().print(rule.isPresent() ? details(rules.getFirst()) : list(rules));
      case "json" ->
          host.out()
              .println(
                  Json.object()
                      .withObjects("rules", rules.stream().map(ScanRulesCommand::json).toList()));
      case "markdown" -> host.out().print(markdown(rules));
      default ->
          throw CommandException.usage(
              "scan rules: the value of --format is not one it takes",
              "it takes text, json and markdown");
    }
    return ExitCode.OK;
  }

  private List<Rule> chosen(List<Rule> all) throws CommandException {
    var chosen =
        all.stream()
            .filter(candidate -> rule.isEmpty() || rule.get().equals(candidate.id()))
            .sorted(Comparator.comparing(Rule::id))
            .toList();
    if (chosen.isEmpty()) {
      throw CommandException.refused("there is no such rule", "'coffre scan rules' lists them");
    }
    return chosen;
  }

  private static String list(List<Rule> rules) {
    int width = rules.stream().mapToInt(each -> each.id().length()).max().orElse(0);
    var text = new StringBuilder();
    for (var each : rules) {
      text.append(each.id()).append(" ".repeat(width + 2 - each.id().length()));
      text.append(each.description()).append('\n');
    }
    return text.append(rules.size()).append(" rules\n").toString();
  }

  private static String details(Rule rule) {
    return """
    %s: %s
      issued by   %s
      severity    %s, confidence %s
      why         %s
      fix         %s
      keywords    %s
    """
        .formatted(
            rule.id(),
            rule.description(),
            rule.provider(),
            lower(rule.severity()),
            lower(rule.confidence()),
            rule.why(),
            rule.fix(),
            String.join(" | ", rule.keywords()));
  }

  private static Json json(Rule rule) {
    return Json.object()
        .with("id", rule.id())
        .with("provider", rule.provider())
        .with("description", rule.description())
        .with("why", rule.why())
        .with("fix", rule.fix())
        .with("severity", lower(rule.severity()))
        .with("confidence", lower(rule.confidence()))
        .withStrings("keywords", rule.keywords());
  }

  private static String markdown(List<Rule> rules) {
    var text = new StringBuilder("# Rules\n\n");
    text.append("What `coffre scan` knows: ").append(rules.size());
    text.append(" rules. `coffre scan rules ID` says of one why it matters and how to fix it.\n");
    text.append("This page is what `coffre scan rules --format markdown` prints.\n\n");
    text.append("| rule | finds | issued by | severity | confidence |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    for (var each : rules) {
      text.append("| `").append(each.id()).append("` | ").append(cell(each.description()));
      text.append(" | ").append(cell(each.provider())).append(" | ").append(lower(each.severity()));
      text.append(" | ").append(lower(each.confidence())).append(" |\n");
    }
    return text.toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
