package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Options;
import java.util.List;
import java.util.Optional;

/// Where `encrypt` and `decrypt` put their result.
final class OutputOptions {
  boolean inPlace;

  Optional<String> output = Optional.empty();

  boolean dryRun;

  boolean json;

  /// Adds them to a command's.
  void declare(Options options) {
    options
        .flag(List.of("-i", "--in-place"), "Replace the files.", () -> inPlace = true)
        .value(
            List.of("-o", "--output"),
            "FILE",
            "Write to FILE instead of standard output ('-').",
            given -> output = Optional.of(given))
        .flag(
            List.of("--dry-run"), "Say what would be done, and write nothing.", () -> dryRun = true)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  /// Whether the result is a stream or one file, rather than the files themselves.
  ///
  /// @param many whether several files or a folder are named
  /// @param impliesInPlace whether several files are replaced without being told to
  ///
  /// @throws CommandException if the options do not go together
  boolean single(boolean many, boolean impliesInPlace) throws CommandException {
    if (inPlace && output.isPresent()) {
      throw CommandException.usage("-i and -o do not go together", "leave one out");
    }
    if (inPlace || dryRun) {
      return false;
    }
    if (many && impliesInPlace && output.isEmpty()) {
      return false;
    }
    if (many) {
      throw CommandException.usage(
          "several files need -i (replace them) or --dry-run", "add -i, or name one file");
    }
    if (json) {
      throw CommandException.usage("--json reports on -i and --dry-run", "add one of them");
    }
    return true;
  }
}
