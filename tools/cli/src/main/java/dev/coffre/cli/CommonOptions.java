package dev.coffre.cli;

import picocli.CommandLine.Option;

/// The options of every native command.
@SuppressWarnings("unused") // picocli fills the fields; what they ask for is done outside commands
public final class CommonOptions {

  /// Taken from the command line before picocli sees it; declared for the help.
  @Option(
      names = "-C",
      paramLabel = "DIR",
      description = "Run in DIR instead of the current folder.")
  private String folder = "";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;
}
