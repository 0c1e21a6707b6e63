package dev.coffre.cli.drill;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.drill.Subject;
import dev.coffre.evidence.Certificate;
import dev.coffre.evidence.Chain;
import dev.coffre.evidence.DrillEvidence;
import dev.coffre.evidence.Envelope;
import dev.coffre.evidence.EvidenceException;
import dev.coffre.evidence.History;
import dev.coffre.evidence.JUnitReport;
import dev.coffre.evidence.TestResult;
import dev.coffre.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells of the drills of a target, from evidence that holds.
public final class DrillReportCommand implements NativeCommand.Action {
  private final Host host;
  private final EvidenceOptions evidenceOptions = new EvidenceOptions();

  private List<String> names = List.of();
  private String format = "text";
  private Optional<String> number = Optional.empty();

  /// Prints to `host`.
  public DrillReportCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Tell how the drills of a target went: all of them as a table, or one of them as a"
                + " page, as JUnit's XML, or as an in-toto test result. Evidence that does not hold"
                + " is refused.")
        .value(
            List.of("--format"),
            "FORMAT",
            "text or json: all drills; html, junit or test-result: one. text if not given.",
            given -> format = given)
        .flag(List.of("--json"), "Short for --format json.", () -> format = "json")
        .value(
            List.of("--record"),
            "N",
            "Which one; the last if not given.",
            given -> number = Optional.of(given))
        .operands(
            "TARGET",
            0,
            "Whose drills; those of all targets if none is named.",
            given -> names = given);
    evidenceOptions.declare(options);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var evidence = evidenceOptions.read(host);
    var histories = new ArrayList<History>();
    for (var target : names.isEmpty() ? evidence.targets() : names) {
      var chain = sound(evidence.chain(target));
      if (!format.equals("text") && !format.equals("json")) {
        host.out().print(one(evidence, chain));
      } else {
        var drills = chain.records().stream().map(DrillEvidence::drill).toList();
        histories.add(new History(target, drills));
      }
    }
    if (format.equals("text")) {
      histories.forEach(history -> host.out().print(history.text()));
    } else if (format.equals("json")) {
      host.out()
          .println(
              Json.object().withObjects("targets", histories.stream().map(History::json).toList()));
    }
    return ExitCode.OK;
  }

  private static Chain sound(Chain chain) throws CommandException {
    if (!chain.problems().isEmpty()) {
      throw CommandException.refused(chain.problems().getFirst(), "coffre drill verify");
    }
    if (chain.records().isEmpty()) {
      throw CommandException.refused(
          chain.target() + ": there is no evidence", "coffre drill run " + chain.target());
    }
    return chain;
  }

  private String one(EvidenceFolder evidence, Chain chain) throws CommandException, FileFailure {
    int place =
        number
            .filter(text -> text.matches("[0-9]{1,6}"))
            .map(Integer::parseInt)
            .orElse(chain.records().size());
    if (place < 1 || place > chain.records().size()) {
      throw CommandException.usage(
          "drill report: there is no such record", "there are " + chain.records().size());
    }
    var record = chain.records().get(place - 1);
    var file = evidence.folder().resolve(chain.target()).resolve(Chain.name(place));
    try {
      var text = Files.readString(file);
      var source = new Subject(host.shown(file), DrillEvidence.digest(text));
      return switch (format) {
        case "html" -> Certificate.of(record, source, Envelope.parse(text).keyId());
        case "junit" -> JUnitReport.of(record.drill());
        case "test-result" -> TestResult.of(record.drill(), source);
        default ->
            throw CommandException.usage(
                "the value of --format is not one it takes",
                "it takes text, json, html, junit and test-result");
      };
    } catch (EvidenceException | IOException e) {
      throw new FileFailure(host.shown(file), e);
    }
  }
}
