package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.sops.Format;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where `encrypt` and `decrypt` put their result.
final class OutputOptions {
  @Option(
      names = {"-i", "--in-place"},
      description = "Replace the files. Needed for several files and for folders.")
  boolean inPlace;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to FILE instead of standard output.")
  Optional<String> output = Optional.empty();

  @Option(names = "--dry-run", description = "Say what would be done, and write nothing.")
  boolean dryRun;

  @Option(names = "--json", description = "Report as a JSON object.")
  boolean json;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "yaml, json, dotenv, ini or binary, where the file's name does not say it.")
  Optional<String> format = Optional.empty();

  /// Whether the result is a stream or one file, rather than the files themselves.
  ///
  /// @throws CommandException if the options do not go together
  boolean single(List<String> names, boolean anyFolder) throws CommandException {
    if (inPlace && output.isPresent()) {
      throw CommandException.usage("-i and -o do not go together", "leave one out");
    }
    if (inPlace || dryRun) {
      return false;
    }
    if (names.size() > 1 || anyFolder) {
      throw CommandException.usage(
          "several files need -i (replace them) or --dry-run", "add -i, or name one file");
    }
    if (json) {
      throw CommandException.usage("--json reports on -i and --dry-run", "add one of them");
    }
    return true;
  }

  /// The format that the user named.
  Optional<Format> namedFormat() throws CommandException {
    if (format.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Format.labelled(format.get())
            .orElseThrow(() ->
                CommandException.usage(
                    "there is no such format", "one of yaml, json, dotenv, ini, binary")));
  }
}
