package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.Options;
import dev.coffre.sops.Format;
import java.util.List;
import java.util.Optional;

/// What a command reads: files, or standard input for the name `-`, and how their format is known.
public final class InputOptions {
  private static final String STANDARD_INPUT = "-";
  private static final String FORMATS = "one of yaml, json, dotenv, ini, binary";

  private Optional<String> name = Optional.empty();
  private Optional<String> format = Optional.empty();

  /// Adds them to a command's.
  ///
  /// @param nameSays what is taken from the name of `--name`
  public void declare(Options options, String nameSays) {
    options
        .value(
            List.of("--name"),
            "FILE",
            nameSays + " from this name instead of the file's own. Standard input ('-') has none.",
            given -> name = Optional.of(given))
        .value(
            List.of("--format"),
            "FORMAT",
            "yaml, json, dotenv, ini or binary, where the name does not say it.",
            given -> format = Optional.of(given));
  }

  /// Whether one of the names means standard input.
  static boolean isStandardInput(String file) {
    return file.equals(STANDARD_INPUT);
  }

  /// Refuses what the options cannot mean for these files.
  ///
  /// @param many whether several files or a folder are named
  /// @param inPlace whether they are to be replaced
  /// @throws CommandException if they do not go together, or there is no such format
  void check(List<String> files, boolean many, boolean inPlace) throws CommandException {
    namedFormat();
    if (many && name.isPresent()) {
      throw CommandException.usage("--name is for one file", "leave it out, or name one file");
    }
    if (!files.contains(STANDARD_INPUT)) {
      return;
    }
    if (many) {
      throw CommandException.usage(
          "standard input, '-', cannot be read beside files", "name it alone");
    }
    if (inPlace) {
      throw CommandException.usage(
          "-i cannot replace standard input, '-'", "leave -i out, or pass -o FILE");
    }
  }

  /// The name by which the creation rule of a file is found; empty if it has none.
  Optional<String> ruleName(String file) {
    return name.or(() -> Optional.of(file).filter(own -> !isStandardInput(own)));
  }

  /// Reads a file, or standard input.
  ///
  /// @throws CommandException if there is no such format, or none is known
  /// @throws FileFailure if it cannot be read, is larger than 1 GiB, or is not of the format
  public SecretFile read(Host host, String file) throws CommandException, FileFailure {
    Optional<Format> known = namedFormat().or(() -> name.map(Format::ofFileName));
    if (!isStandardInput(file)) {
      return SecretFile.read(host, file, known);
    }
    return SecretFile.standardInput(
        host,
        name.orElse("standard input"),
        known.orElseThrow(() ->
            CommandException.usage(
                "the format of standard input cannot be known",
                "pass --name FILE, as in --name db.yaml, or --format FORMAT")));
  }

  private Optional<Format> namedFormat() throws CommandException {
    if (format.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Format.labelled(format.get())
            .orElseThrow(() -> CommandException.usage("there is no such format", FORMATS)));
  }
}
