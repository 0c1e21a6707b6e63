package dev.coffre.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What a figure was measured on. Linux tells; elsewhere the processor's name stays unknown.
///
/// @param processor the processor's model
/// @param cores how many of it this process may use
/// @param memoryGibibytes of the machine
/// @param system kernel and architecture
/// @param java version of the JDK that built the program
record Machine(String processor, int cores, long memoryGibibytes, String system, String java) {

  static Machine here() throws IOException {
    return new Machine(
        field("/proc/cpuinfo", "model name"),
        Runtime.getRuntime().availableProcessors(),
        Math.round(kibibytes(field("/proc/meminfo", "MemTotal")) / 1024.0 / 1024.0),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        Runtime.version().toString());
  }

  private static String field(String file, String name) throws IOException {
    if (!Files.exists(Path.of(file))) {
      return "unknown";
    }
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }

  private static long kibibytes(String text) {
    var digits = text.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  /// One line for the page.
  String line() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %d GiB, %s, JDK %s",
        processor,
        cores,
        memoryGibibytes,
        system,
        java);
  }
}
