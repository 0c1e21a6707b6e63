package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.git.object.GitException;
import dev.coffre.scan.baseline.Baseline;
import dev.coffre.scan.baseline.Entry;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Lets one secret stay, for a reason.
public final class ScanAllowCommand implements NativeCommand.Action {
  private final Host host;

  private boolean history;

  private String finding = "";

  private String reason = "";

  private Optional<String> until = Optional.empty();

  /// For the files of `host`.
  public ScanAllowCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Let a secret stay: a line with the reason goes to "
                + Baseline.PATH
                + ". It allows this secret in this file, not another one on the same line.")
        .value(
            List.of("--reason"),
            "TEXT",
            "Why it may stay; needed.",
            given -> reason = given.strip())
        .value(
            List.of("--until"),
            "DATE",
            "The last day that this holds: 2030-12-31. Then it counts again.",
            given -> until = Optional.of(given))
        .flag(
            List.of("--history"),
            "Look for it in all commits too, not only in the files.",
            () -> history = true)
        .operand(
            "FINDING",
            "What a scan prints in [], its first characters, or FILE:LINE.",
            given -> finding = given);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, InterruptedException, GitException {
    if (reason.isEmpty()) {
      throw CommandException.usage(
          "scan allow: --reason is missing", "say why it may stay: --reason 'a test fixture'");
    }
    var lastDay = lastDay();
    var here = List.of(".");
    var survey = history ? Survey.withHistory(host, here) : Survey.of(host, here);
    var found = Findings.one(survey, finding);
    var sighting = survey.sighting(found);
    var entry =
        Entry.known(survey.judge().name(sighting), sighting.rule(), sighting.path())
            .because(reason, lastDay);
    var replaced = survey.judge().entries(sighting);
    survey.gate().write(survey.baseline().without(replaced).with(List.of(entry)));
    host.out()
        .println(
            found.path()
                + ":"
                + found.region().line()
                + ": allowed"
                + lastDay.map(day -> " until " + day).orElse("")
                + " ("
                + entry.fingerprint()
                + ")");
    return ExitCode.OK;
  }

  private Optional<LocalDate> lastDay() throws CommandException, FileFailure {
    var today = Gate.of(host).today();
    try {
      var day = until.map(LocalDate::parse);
      if (day.filter(date -> date.isBefore(today)).isPresent()) {
        throw CommandException.usage("scan allow: --until is over already", "name a later day");
      }
      return day;
    } catch (DateTimeException e) {
      throw CommandException.usage(
          "scan allow: the value of --until is no date", "write it like 2030-12-31");
    }
  }
}
