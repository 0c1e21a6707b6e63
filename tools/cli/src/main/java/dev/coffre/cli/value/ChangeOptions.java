package dev.coffre.cli.value;

import picocli.CommandLine.Option;

/// The options of commands that change a value.
final class ChangeOptions {
  @Option(names = "--dry-run", description = "Check that it can be done, and write nothing.")
  boolean dryRun;

  @Option(names = "--json", description = "Report as a JSON object.")
  boolean json;
}
