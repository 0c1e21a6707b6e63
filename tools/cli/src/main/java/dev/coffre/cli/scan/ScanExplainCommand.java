package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import java.util.List;
import java.util.Optional;

/// Says why something is reported, or why it is not.
public final class ScanExplainCommand implements NativeCommand.Action {
  private final Host host;

  private Optional<String> finding = Optional.empty();

  private Optional<String> whyNot = Optional.empty();

  /// For the files of `host`.
  public ScanExplainCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Say why a secret is reported: the rule, the keyword, what it passed, and whether it"
                + " counts. With --why-not, say for a line why a rule does not report it.")
        .value(
            List.of("--why-not"),
            "FILE:LINE",
            "A line with a secret that is not reported.",
            given -> whyNot = Optional.of(given))
        .operands(
            "FINDING",
            0,
            "What a scan prints in [], its first characters, or FILE:LINE.",
            given -> finding = given.stream().findFirst());
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, InterruptedException {
    if (finding.isPresent() == whyNot.isPresent()) {
      throw CommandException.usage(
          "scan explain: FINDING or --why-not FILE:LINE is needed", "name one of them");
    }
    var explanation = new Explanation(Gate.of(host));
    host.out()
        .print(
            whyNot.isPresent()
                ? explanation.whyNot(Place.of(host, whyNot.get()))
                : explanation.why(place(finding.orElseThrow())));
    return ExitCode.OK;
  }

  private Place place(String word) throws CommandException, FileFailure, InterruptedException {
    if (Place.isPlace(word)) {
      return Place.of(host, word);
    }
    var found = Findings.one(Survey.of(host, List.of(".")), word);
    return Place.of(host, found.path() + ":" + found.region().line());
  }
}
