package dev.coffre.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.file.WholeFile;
import dev.coffre.scan.SampleCheck;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.rule.RuleException;
import dev.coffre.scan.rule.ScanSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads what a team says of its scans.
final class SettingsFile {
  private SettingsFile() {}

  /// The settings of a repository. A rule whose samples do not hold is refused: it would find less
  /// than its author thinks.
  static ScanSettings read(Path root) throws CommandException, FileFailure {
    var file = root.resolve(ScanSettings.PATH);
    if (!Files.exists(file)) {
      return ScanSettings.none();
    }
    try {
      // One settings file serves the scanner and `coffre check`.
      var ids = Gate.ids(Scanner.builtInRules());
      var settings = ScanSettings.parse(ScanSettings.PATH, text(file), ids);
      check(settings);
      return settings;
    } catch (RuleException e) {
      throw CommandException.failed(
          String.valueOf(e.getMessage()),
          "correct it; its fields are in docs/reference/scanning.md");
    } catch (IOException e) {
      throw new FileFailure(ScanSettings.PATH, e);
    }
  }

  private static String text(Path file) throws IOException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(WholeFile.read(file))).toString();
  }

  private static void check(ScanSettings settings) throws CommandException {
    for (var rule : settings.rules()) {
      var complaints = SampleCheck.complaints(rule, settings.samples());
      if (!complaints.isEmpty()) {
        throw CommandException.failed(
            ScanSettings.PATH + ": " + String.join("; ", complaints),
            "correct the rule or the sample; samples are counted from 1, hits first");
      }
    }
  }
}
