package dev.coffre.e2e.bench;

import dev.coffre.e2e.testbed.BuiltImage;
import dev.coffre.e2e.testbed.Peers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// What of the scanner is compared, and the bars.
///
/// @param rounds of short comparisons; long ones have fewer
record ScanComparisons(
    BuiltImage image, Peers peers, ScanWorkshop workshop, BareJvm bare, int rounds) {
  /// How much more time a text may take than its parts: nothing but what measuring is off by.
  private static final double LINEAR = 1.2;

  List<Comparison> all() {
    int quick = rounds * 4;
    return Stream.of(
            Stream.of(StagedCommit.values()).map(this::beside),
            Stream.of(
                new Comparison(
                    "scan a small commit that is staged, beside a bare JVM",
                    2.5,
                    quick,
                    staged(StagedCommit.USUAL),
                    bare.contender()),
                new Comparison(
                    "scan the JDK's sources, beside ripgrep with all keywords in any case",
                    2.5,
                    rounds,
                    tree(workshop.sources()),
                    ripgrep()),
                new Comparison(
                    "scan the JDK's sources, beside gitleaks",
                    0.05,
                    Math.min(rounds, 3),
                    tree(workshop.sources()),
                    gitleaksTree())),
            Stream.of(HardText.values()).map(this::growth))
        .flatMap(part -> part)
        .toList();
  }

  private Comparison beside(StagedCommit commit) {
    return new Comparison(commit.title(), 1, rounds * 4, staged(commit), gitleaksStaged(commit));
  }

  /// A text beside four of a quarter of its size.
  private Comparison growth(HardText text) {
    var part = command(workshop.hard(text, 1));
    var parts = Collections.nCopies(ScanWorkshop.GROWTH, part);
    return new Comparison(
        "scan " + text.title() + ", beside a quarter of it four times",
        LINEAR,
        Math.min(rounds, 3),
        new Contender(
            "coffre scan tree",
            List.of(command(workshop.hard(text, ScanWorkshop.GROWTH))),
            workshop.in(workshop.root())),
        new Contender("coffre scan tree", parts, workshop.in(workshop.root())));
  }

  private Contender staged(StagedCommit commit) {
    var folder = workshop.staged().repository(commit);
    return expecting(
        commit,
        contender("coffre scan staged", folder, image.launcher("coffre"), "scan", "staged"));
  }

  private Contender gitleaksStaged(StagedCommit commit) {
    return expecting(
        commit,
        contender(
            "gitleaks git --pre-commit",
            workshop.staged().repository(commit),
            peers.gitleaks(),
            "git",
            "--pre-commit",
            "--staged",
            "--no-banner",
            "."));
  }

  private static Contender expecting(StagedCommit commit, Contender contender) {
    return commit == StagedCommit.SECRET ? contender.thatMayFind() : contender;
  }

  private Contender tree(Path folder) {
    return new Contender("coffre scan tree", List.of(command(folder)), workshop.in(workshop.root()))
        .thatMayFind();
  }

  private List<String> command(Path path) {
    return List.of(image.launcher("coffre").toString(), "scan", "tree", path.toString());
  }

  private Contender ripgrep() {
    return contender(
        "rg",
        workshop.root(),
        Path.of("rg"),
        "--text",
        "--hidden",
        "--no-ignore",
        "--count",
        "--ignore-case",
        "--fixed-strings",
        "--file",
        workshop.keywords().toString(),
        workshop.sources().toString());
  }

  private Contender gitleaksTree() {
    return contender(
            "gitleaks dir",
            workshop.root(),
            peers.gitleaks(),
            "dir",
            "--no-banner",
            workshop.sources().toString())
        .thatMayFind();
  }

  private Contender contender(String name, Path folder, Path program, String... arguments) {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return new Contender(name, List.of(command), workshop.in(folder));
  }
}
