package dev.coffre.cli.model;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/// A manual page of section 1 in the language of `man(7)`.
final class ManualPage {
  private final CommandModel command;
  private final String title;
  private final Edition edition;

  /// What the foot of each page says.
  ///
  /// @param date ISO, the day the release was made
  record Edition(String version, String date) {}

  private ManualPage(CommandModel command, String title, Edition edition) {
    this.command = command;
    this.title = title;
    this.edition = edition;
  }

  /// The page of a command.
  ///
  /// @param words the words that lead to the command, itself included
  static String text(CommandModel command, List<String> words, Edition edition) {
    return new ManualPage(command, String.join(" ", words), edition).text();
  }

  private String text() {
    return Stream.of(
            ".TH \"%s\" 1 \"%s\" \"coffre %s\" \"Coffre manual\""
                .formatted(
                    name().toUpperCase(java.util.Locale.ROOT), edition.date, edition.version),
            section("NAME", escaped(name()) + " \\- " + escaped(command.summary())),
            section("SYNOPSIS", synopsis()),
            section("COMMANDS", commands()),
            section("OPTIONS", options()),
            section("EXAMPLES", examples()),
            section("SEE ALSO", seeAlso()))
        .filter(part -> !part.isEmpty())
        .collect(joining("\n", "", "\n"));
  }

  private String name() {
    return title.replace(' ', '-');
  }

  private static String section(String heading, String body) {
    return body.isEmpty() ? "" : ".SH " + quoted(heading) + "\n" + body;
  }

  private String synopsis() {
    var words = Stream.of(".B " + escaped(title));
    var options =
        command.options().isEmpty() ? Stream.<String>of() : Stream.of("[\\fIOPTION\\fR]...");
    var below = command.commands().isEmpty() ? Stream.<String>of() : Stream.of("\\fICOMMAND\\fR");
    var operands = command.operands().stream().map(ManualPage::operand);
    return Stream.of(words, options, below, operands).flatMap(part -> part).collect(joining("\n"));
  }

  private static String operand(Operand operand) {
    return "[\\fI" + escaped(operand.label()) + "\\fR]" + (operand.repeated() ? "..." : "");
  }

  private String commands() {
    return command.commands().stream()
        .map(below -> item("\\fB" + escaped(below.name()) + "\\fR", below.summary()))
        .collect(joining("\n"));
  }

  private String options() {
    return command.options().stream().map(ManualPage::option).collect(joining("\n"));
  }

  private static String option(OptionModel option) {
    var names =
        option.names().stream().map(name -> "\\fB" + escaped(name) + "\\fR").collect(joining(", "));
    var value =
        option.value().map(operand -> " \\fI" + escaped(operand.label()) + "\\fR").orElse("");
    return item(names + value, option.summary());
  }

  private static String item(String term, String summary) {
    return ".TP\n" + term + "\n" + escaped(summary);
  }

  private String examples() {
    return command.examples().stream()
        .map(example -> ".PP\n.nf\n" + escaped(example) + "\n.fi")
        .collect(joining("\n"));
  }

  private String seeAlso() {
    return title.equals("coffre")
        ? command.commands().stream()
            .map(below -> reference("coffre-" + below.name()))
            .collect(joining(",\n"))
        : reference("coffre");
  }

  private static String reference(String page) {
    return "\\fB" + escaped(page) + "\\fR(1)";
  }

  /// Text as it should appear: backslashes and hyphens are groff's own otherwise, and a dot or an
  /// apostrophe at the start of a line would be a request.
  private static String escaped(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .lines()
        .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
        .collect(joining("\n"));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
