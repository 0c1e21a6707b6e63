package dev.coffre.e2e.bench;

import dev.coffre.e2e.testbed.BuiltImage;
import dev.coffre.git.Repository;
import dev.coffre.git.Surroundings;
import dev.coffre.git.history.History;
import dev.coffre.git.history.Tips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// `make bench REPO=DIR`: a repository's history beside `git log -p`, and whether the fast way
/// finds what the slow way finds. Each repository has a row of
/// `docs/reference/history-performance.md`.
///
/// @param page the file with the rows
/// @param scratch a folder of its own
record HistoryBench(BuiltImage image, Path page, Path scratch) {
  private static final int ROUNDS = 3;
  private static final double BAR = 0.35;
  private static final String HEAP = "-Xmx512m";

  /// Returns whether the bar was met and both ways found the same.
  boolean run(Path folder) throws IOException, InterruptedException {
    try (var repository = Repository.open(folder.toAbsolutePath(), Surroundings.none())) {
      var equivalence = Equivalence.of(repository);
      System.out.println(
          "%s pairs, %d missed, %d beside: %s"
              .formatted(equivalence.found(), equivalence.missed(), equivalence.more(), folder));
      var measured = new Stopwatch().measure(comparison(folder.toAbsolutePath()));
      System.out.printf(Locale.ROOT, "%.2f × git log -p%n", measured.ratio());
      note(folder, measured, equivalence);
      return measured.meetsBar() && equivalence.holds();
    }
  }

  private Comparison comparison(Path folder) throws IOException {
    var environment = Map.of("HOME", folder.toString());
    var program = image.launcherWith(scratch.resolve("bin/coffre"), HEAP);
    var ours =
        new Contender(
            "coffre scan history",
            List.of(List.of(program.toString(), "scan", "history")),
            environment);
    var git =
        new Contender(
            "git log -p", List.of(List.of("git", "log", "-p", "-U0", "--all")), environment);
    return new Comparison("history", BAR, ROUNDS, ours.thatMayFind(), git);
  }

  private void note(Path folder, Measured measured, Equivalence equivalence) throws IOException {
    var name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    var rows = new TreeMap<String, String>();
    if (Files.exists(page)) {
      Files.readAllLines(page).stream()
          .filter(line ->
              line.startsWith("| ")
                  && !line.startsWith("| repository")
                  && !line.startsWith("| ---"))
          .forEach(line -> rows.put(line.split("\\|", 3)[1].strip(), line));
    }
    rows.put(name, row(name, folder, measured, equivalence));
    Files.writeString(page, top() + String.join("\n", rows.values()) + "\n");
  }

  private static String top() {
    return """
    # Performance: histories

    <!-- Written by `make bench REPO=DIR`; do not edit. -->

    `coffre scan history` with a heap of 512 MiB beside `git log -p -U0 --all`, which only prints
    the changes: medians of %d rounds in turns; the bar is %s ×. "Pairs" are the different pairs of
    rule and secret that a scan of every version of every file by itself finds, and how many of
    them the scan of the history missed or had beside them.

    | repository | commits | ours | git log | ratio | pairs | missed | beside | date | machine |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |
    """
        .formatted(ROUNDS, BAR);
  }

  private static String row(String name, Path folder, Measured measured, Equivalence equivalence)
      throws IOException {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.1f s | %.1f s | %.2f × | %d | %d | %d | %s | %s |",
        name,
        commits(folder),
        measured.ours().median().toMillis() / 1e3,
        measured.peer().median().toMillis() / 1e3,
        measured.ratio(),
        equivalence.found(),
        equivalence.missed(),
        equivalence.more(),
        LocalDate.now(Clock.systemUTC()),
        Machine.here().line());
  }

  private static int commits(Path folder) throws IOException {
    try (var repository = Repository.open(folder.toAbsolutePath(), Surroundings.none())) {
      return History.of(repository, Tips.REFERENCES_AND_STASH, 2).commits();
    }
  }
}
