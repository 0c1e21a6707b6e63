package dev.coffre.backup;

import dev.coffre.json.Json;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What stands on a backup, in clear: enough to list it, and to tell without a key whether its
/// files are still those that were written.
///
/// @param taken the moment whose state it holds
/// @param parts its encrypted files
public record Label(String target, String kind, String id, Instant taken, List<Part> parts) {
  /// The file's name in the backup.
  public static final String FILE = "backup.json";

  public Label {
    parts = List.copyOf(parts);
  }

  /// The file's text.
  public String text() {
    return Json.object()
            .with("format", 1)
            .with("target", target)
            .with("kind", kind)
            .with("id", id)
            .with("taken", taken.toString())
            .withObjects("parts", parts.stream().map(Part::json).toList())
        + "\n";
  }

  /// Reads the file.
  ///
  /// @throws BackupException if it is none
  public static Label parse(String text) throws BackupException {
    try {
      var json = JsonValue.parse(text);
      if (Fields.number(json, "format") != 1) {
        throw new BackupException("its format is newer than this program");
      }
      var parts = new ArrayList<Part>();
      for (var part : Fields.value(json, "parts").items()) {
        parts.add(Part.of(part));
      }
      return new Label(
          Fields.text(json, "target"),
          Fields.text(json, "kind"),
          Fields.text(json, "id"),
          Instant.parse(Fields.text(json, "taken")),
          parts);
    } catch (JsonException | DateTimeException e) {
      throw new BackupException(FILE + " cannot be read: " + e.getMessage());
    }
  }
}
