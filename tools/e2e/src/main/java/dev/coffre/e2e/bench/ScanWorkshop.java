package dev.coffre.e2e.bench;

import dev.coffre.scan.Scanner;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// What the scanners work on: small commits that are staged, the JDK's sources, and texts that are
/// hard on a scanner, each in two sizes.
///
/// @param root a folder of its own
record ScanWorkshop(Path root) {
  private static final long SEED = 4;
  private static final int MEGABYTE = 1_000_000;

  /// The large text of a pair has so many times the bytes of the small one.
  static final int GROWTH = 4;

  /// What looks like a secret until its end.
  private static final List<String> NEAR_MISSES =
      List.of(
          "ghp_%035d-",
          "AKIA%015d-",
          "password: ${PASSWORD_%d}",
          "https://ada:${TOKEN_%d}@example.org",
          "-----BEGIN %d KEY-----",
          "Authorization: Bearer <token-%d>",
          "secret_key = get(\"%d\")");

  /// @param program ours, and whom it encrypts to
  void prepare(Path program, String recipient) throws IOException, InterruptedException {
    staged().prepare(program, recipient);
    unpackSources();
    var keywords =
        Scanner.builtInRules().rules().stream()
            .flatMap(rule -> rule.keywords().stream())
            .collect(Collectors.toSet());
    Files.write(keywords(), keywords.stream().sorted().toList());
    for (var text : HardText.values()) {
      write(text, 1);
      write(text, GROWTH);
    }
  }

  private void unpackSources() throws IOException, InterruptedException {
    Files.createDirectories(sources());
    var archive = Path.of(System.getProperty("java.home"), "lib", "src.zip");
    var unzip = List.of("unzip", "-q", archive.toString(), "-d", sources().toString());
    new Stopwatch().once(new Contender("unzip", List.of(unzip), Map.of()));
  }

  private void write(HardText text, int times) throws IOException {
    try (var out = Files.newBufferedWriter(hard(text, times))) {
      switch (text) {
        case ONE_LINE -> writeUntil(out, times * 25L * MEGABYTE, " ");
        case BASE64 -> out.write(base64(times * 5 * MEGABYTE / 2));
        case NEAR_MISSES -> writeNearMisses(out, times * 250_000, "\n");
      }
    }
  }

  private static void writeUntil(BufferedWriter out, long bytes, String separator)
      throws IOException {
    int average = 40;
    writeNearMisses(out, (int) (bytes / average), separator);
  }

  private static void writeNearMisses(BufferedWriter out, int count, String separator)
      throws IOException {
    for (int i = 0; i < count; i++) {
      out.write(NEAR_MISSES.get(i % NEAR_MISSES.size()).formatted(i));
      out.write(separator);
    }
  }

  private static String base64(int length) {
    var bytes = new byte[length / 4 * 3];
    new SplittableRandom(SEED).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// A working folder is where HOME is.
  Map<String, String> in(Path folder) {
    return Map.of("HOME", folder.toString(), "GIT_CONFIG_GLOBAL", "/dev/null");
  }

  StagedWorkshop staged() {
    return new StagedWorkshop(root.resolve("staged"));
  }

  Path sources() {
    return root.resolve("sources");
  }

  Path keywords() {
    return root.resolve("keywords.txt");
  }

  Path hard(HardText text, int times) {
    return root.resolve(text.name() + "-" + times + ".txt");
  }
}
