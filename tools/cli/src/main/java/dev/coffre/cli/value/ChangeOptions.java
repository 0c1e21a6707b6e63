package dev.coffre.cli.value;

import dev.coffre.cli.Options;
import java.util.List;

/// The options of commands that change a value.
final class ChangeOptions {
  boolean dryRun;

  boolean json;

  /// Adds them to a command's.
  void declare(Options options) {
    options
        .flag(
            List.of("--dry-run"),
            "Check that it can be done, and write nothing.",
            () -> dryRun = true)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }
}
