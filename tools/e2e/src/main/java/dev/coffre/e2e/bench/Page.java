package dev.coffre.e2e.bench;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The page that says how fast it is: figures beside bars, whether they meet them or not.
///
/// @param versions what was compared, one line each
record Page(LocalDate date, Machine machine, List<String> versions, List<Measured> measured) {
  Page {
    versions = List.copyOf(versions);
    measured = List.copyOf(measured);
  }

  String markdown() {
    return """
    # Performance

    <!-- Written by `make bench`; do not edit. -->

    Whole processes, from start to end, each beside its peer in the same run: the two take turns,
    the medians count, and the ratio is ours over theirs. Figures in seconds are this machine's;
    the ratios are what is promised.

    - Date: %s
    - Machine: %s
    %s

    | work | ours | peer | ratio | bar | |
    | --- | ---: | ---: | ---: | ---: | --- |
    %s

    ## Where the time of one small file goes

    %s
    """
        .formatted(date, machine.line(), bullets(), rows(), breakdown());
  }

  private String bullets() {
    return versions.stream().map(version -> "- " + version).collect(Collectors.joining("\n"));
  }

  private String rows() {
    return measured.stream().map(Page::row).collect(Collectors.joining("\n"));
  }

  private static String row(Measured measured) {
    var comparison = measured.comparison();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.2f × | ≤ %s × | %s |",
        comparison.work(),
        time(measured.ours()),
        time(measured.peer()),
        measured.ratio(),
        comparison.bar(),
        measured.meetsBar() ? "met" : "**missed**");
  }

  /// The median, and the fastest and slowest round.
  private static String time(Samples samples) {
    return "%s (%s–%s)"
        .formatted(text(samples.median()), text(samples.least()), text(samples.most()));
  }

  private static String text(Duration time) {
    return time.toMillis() < 1000
        ? String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6)
        : String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
  }

  /// The first two comparisons: bare JVM, `version`, one file.
  private String breakdown() {
    var start = measured.get(0);
    var file = measured.get(1);
    var bare = start.peer().median();
    var version = start.ours().median();
    var decrypt = file.ours().median();
    return """
    | part | time |
    | --- | ---: |
    | a JVM that prints one line | %s |
    | + launcher, our `main`, the command line | %s |
    | + reading the file, the key, decryption | %s |
    | `coffre decrypt` | %s |\
    """
        .formatted(
            text(bare), text(version.minus(bare)), text(decrypt.minus(version)), text(decrypt));
  }
}
