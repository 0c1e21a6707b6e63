package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.git.object.GitException;
import dev.coffre.scan.baseline.Baseline;
import dev.coffre.scan.baseline.Judge;
import dev.coffre.scan.baseline.Sighting;
import dev.coffre.scan.baseline.Standing;
import java.util.List;
import java.util.stream.Stream;

/// The findings of some paths beside the baseline: what the commands work on that write to it.
record Survey(Gate gate, Baseline baseline, Judge judge, List<Located> findings) {
  private static final int SHORTEST_NAME = 6;

  /// Scans the paths. A repository without a baseline gets a new salt, which is written with the
  /// first line.
  static Survey of(Host host, List<String> paths)
      throws CommandException, FileFailure, InterruptedException {
    var gate = Gate.of(host);
    var scanner = gate.scanner();
    var baseline = gate.saltedBaseline();
    var findings = gate.counted(new TreeScan(gate, scanner, false).run(paths).findings());
    return new Survey(gate, baseline, gate.judge(baseline, scanner), findings);
  }

  /// The same, and what commits hold besides.
  static Survey withHistory(Host host, List<String> paths)
      throws CommandException, FileFailure, InterruptedException, GitException {
    var files = of(host, paths);
    var gate = files.gate.fromRoot();
    var past = gate.counted(new PastScan(gate, gate.scanner()).run().findings());
    var all =
        Stream.concat(
            files.findings.stream().map(found -> found.at(files.gate.path(found.path()))),
            past.stream());
    return new Survey(gate, files.baseline, files.judge, all.toList());
  }

  Sighting sighting(Located found) {
    return gate.sighting(found);
  }

  /// The findings that count.
  Stream<Located> open() {
    return findings.stream().filter(found -> judge.judge(sighting(found)) instanceof Standing.Open);
  }

  /// The findings that a word of the command line means: a fingerprint, its beginning, the name of
  /// a place, or FILE:LINE.
  List<Located> named(String word) {
    return findings.stream().filter(found -> isNamed(found, word)).toList();
  }

  private boolean isNamed(Located found, String word) {
    var sighting = sighting(found);
    var name = judge.name(sighting);
    var place = found.path() + ":" + found.region().line();
    return (word.length() >= SHORTEST_NAME && name.startsWith(word))
        || sighting.place().equals(word)
        || place.equals(word)
        || (place + ":" + found.region().column()).equals(word);
  }
}
