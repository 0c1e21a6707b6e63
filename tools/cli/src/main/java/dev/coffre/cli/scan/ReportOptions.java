package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.Options;
import dev.coffre.cli.VersionCommand;
import dev.coffre.file.Access;
import dev.coffre.file.FileWriteException;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.baseline.Judge;
import dev.coffre.scan.report.Format;
import dev.coffre.scan.report.Report;
import dev.coffre.scan.report.Reported;
import dev.coffre.scan.rule.Allowance;
import dev.coffre.scan.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// How every scan tells what it found.
public final class ReportOptions {
  private String format = "text";
  private Optional<String> output = Optional.empty();
  private Severity least = Severity.LOW;

  /// Declares those of a scan.
  void declare(Options options) {
    declareFormats(options);
    options.flag(
        List.of("--identifiers"),
        "Tell also what only names an account or a resource, and words that stand where a"
            + " password would (severity info); they never fail the scan.",
        () -> least = Severity.INFO);
  }

  /// Declares those of every report.
  public void declareFormats(Options options) {
    options
        .value(
            List.of("--format"),
            "FORMAT",
            "text, json, sarif, junit or github; text if not given.",
            given -> format = given)
        .flag(List.of("--json"), "Short for --format json.", () -> format = "json")
        .value(
            List.of("-o", "--output"),
            "FILE",
            "Write the report to FILE and print it as text.",
            given -> output = Optional.of(given));
  }

  /// Knows the rules that are asked.
  Scanner scanner(Gate gate) {
    return gate.scanner(least);
  }

  /// Tells it, in the chosen format.
  ExitCode tell(Gate gate, ScanResult result, Scanner scanner)
      throws CommandException, FileFailure {
    var report = report(gate, result, scanner);
    print(gate.host(), chosen -> chosen.write(report));
    for (var unread : result.unread()) {
      gate.host().err().println("coffre: " + unread.text());
    }
    if (result.isWhole()) {
      // A scan passes over what only `coffre check` tells; so it cannot say that an allowance of a
      // check is for nothing.
      gate.tellUnused(scanner.rules()::has, used(gate, result));
    }
    if (!result.unread().isEmpty()) {
      return ExitCode.FAILED;
    }
    return report.refuses() ? ExitCode.REFUSED : ExitCode.OK;
  }

  /// Prints a report, and writes it to the file that was asked for.
  ///
  /// @param text the report in a format
  public void print(Host host, Function<Format, String> text) throws CommandException, FileFailure {
    var chosen = chosen();
    if (output.isPresent()) {
      write(host, output.get(), text.apply(chosen));
      chosen = Format.TEXT;
    }
    host.out().print(text.apply(chosen));
  }

  /// The allowances that something found needs, or needed until they were over.
  public static Set<Allowance> used(Gate gate, ScanResult result) {
    var used = new HashSet<Allowance>();
    for (var located : result.findings()) {
      var found = gate.sighting(located);
      for (var allowance : gate.settings().allowed()) {
        if (allowance.means(found.rule(), found.path())) {
          used.add(allowance);
        }
      }
    }
    return used;
  }

  private Format chosen() throws CommandException {
    return Format.of(format)
        .orElseThrow(() ->
            CommandException.usage(
                "the value of --format is not one it takes",
                "it takes text, json, sarif, junit and github"));
  }

  /// What is told of a result.
  public static Report report(Gate gate, ScanResult result, Scanner scanner)
      throws CommandException, FileFailure {
    return new Report(
        findings(gate, gate.counted(result.findings()), scanner),
        result.unread(),
        result.tally(),
        VersionCommand.VERSION);
  }

  /// A scan that finds nothing does not pay for reading the baseline and all rules.
  private static List<Reported> findings(Gate gate, List<Located> counted, Scanner scanner)
      throws CommandException, FileFailure {
    if (counted.isEmpty()) {
      return List.of();
    }
    var baseline = gate.baseline();
    var judge = gate.judge(baseline, scanner);
    boolean lasting = !baseline.salts().isEmpty();
    var findings = new ArrayList<Reported>();
    for (var found : counted) {
      findings.add(reported(gate, judge, lasting, found));
    }
    return findings;
  }

  private static Reported reported(Gate gate, Judge judge, boolean lasting, Located found) {
    var sighting = gate.sighting(found);
    return new Reported(
        found.topic(),
        found.message(),
        found.fix(),
        found.path(),
        found.region(),
        found.excerpt(),
        found.past(),
        judge.name(sighting),
        lasting,
        judge.judge(sighting));
  }

  private static void write(Host host, String file, String text) throws FileFailure {
    try {
      host.files().replace(host.resolve(file), text.getBytes(StandardCharsets.UTF_8), Access.USUAL);
    } catch (FileWriteException e) {
      throw new FileFailure(file, e);
    }
  }
}
