package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.inventory.source.Changed;
import dev.coffre.inventory.source.Exposure;
import dev.coffre.inventory.source.SourceFile;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.baseline.Baseline;
import dev.coffre.scan.baseline.Judge;
import dev.coffre.scan.baseline.Standing;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What the scanner finds in single files of a repository, for those who list it. Thread-safe.
public final class Exposures {
  /// Shorter ones are parts of ordinary words.
  private static final int SHORTEST = 6;

  private final Gate gate;
  private final Scanner scanner;
  private final Judge judge;

  private Exposures(Gate gate, Scanner scanner, Judge judge) {
    this.gate = gate;
    this.scanner = scanner;
    this.judge = judge;
  }

  /// By the rules, settings and baseline that apply in the host's folder. What was allowed until
  /// some day is listed as that, on whatever day this is asked.
  public static Exposures of(Host host) throws CommandException, FileFailure {
    var gate = Gate.ofRepository(host);
    var scanner = gate.scanner();
    var allowed = gate.settings().allowed();
    var judge =
        new Judge(gate.baseline(), () -> LocalDate.EPOCH, Gate.ids(scanner.rules()), allowed);
    return new Exposures(gate, scanner, judge);
  }

  /// Whether the team leaves a file out.
  public boolean leavesOut(String path) {
    return gate.leavesOut(path);
  }

  /// A test for texts that would repeat one of the findings in a file.
  public Predicate<String> repeated(SourceFile file) {
    var bytes = file.scanned().bytes();
    var found = scanner.scan(file.scanned());
    return text ->
        found.stream()
            .filter(finding -> finding.end() - finding.start() >= SHORTEST)
            .anyMatch(finding ->
                text.contains(
                    new String(
                        bytes,
                        finding.start(),
                        finding.end() - finding.start(),
                        StandardCharsets.UTF_8)));
  }

  /// The findings in a file.
  public List<Exposure> in(SourceFile file) {
    var text = file.scanned();
    var all = scanner.scan(text);
    var found = new ArrayList<Exposure>();
    for (var finding : all) {
      if (!Baseline.wrote(file.path(), text, finding)) {
        found.add(exposure(Located.of(file.path(), text, finding, all)));
      }
    }
    return found;
  }

  private Exposure exposure(Located found) {
    return new Exposure(
        found.topic().id(),
        found.topic().description(),
        found.path(),
        found.region().line(),
        standing(judge.judge(gate.sighting(found))),
        found.secret(),
        new Changed.Untold());
  }

  private static String standing(Standing standing) {
    return switch (standing) {
      case Standing.Open _ -> "open";
      case Standing.Known() -> "known";
      case Standing.Allowed(var reason, var until, var _) ->
          "allowed" + until.map(day -> " until " + day).orElse("") + ": " + reason;
    };
  }
}
