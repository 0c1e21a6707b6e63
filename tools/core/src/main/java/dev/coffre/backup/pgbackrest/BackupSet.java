package dev.coffre.backup.pgbackrest;

import dev.coffre.backup.BackupException;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A backup in a repository of pgBackRest, as `pgbackrest info --output=json` tells of it.
///
/// @param label by which pgBackRest knows it, such as `20260101-120000F`
/// @param annotation what whoever made it noted as {@link #ANNOTATION}; empty if nothing
/// @param system the identifier of the server that it is of
/// @param firstSegment of the write-ahead log that it needs
/// @param lastSegment of the write-ahead log that it needs
/// @param ended when pgBackRest was done with it
/// @param sound whether PostgreSQL's page checksums held while it was made
public record BackupSet(
    String label,
    String annotation,
    String system,
    String firstSegment,
    String lastSegment,
    Instant ended,
    boolean sound) {
  /// The name of the annotation that holds the backup's id.
  public static final String ANNOTATION = "coffre";

  private static final String LABEL = "[0-9]{8}-[0-9]{6}F(_[0-9]{8}-[0-9]{6}[DI])?";

  /// Reads what pgBackRest says of one stanza.
  ///
  /// @param json one stanza in an array, or an empty array
  /// @return its backups, oldest first
  /// @throws BackupException if it is not what pgBackRest prints
  public static List<BackupSet> of(String stanza, String json) throws BackupException {
    try {
      var sets = new ArrayList<BackupSet>();
      for (var item : JsonValue.parse(json).items()) {
        if (item.text("name").filter(stanza::equals).isPresent()) {
          for (var backup : field(item, "backup").items()) {
            sets.add(of(backup, item));
          }
        }
      }
      return sets;
    } catch (JsonException e) {
      throw new BackupException("pgbackrest info: " + e.getMessage());
    }
  }

  private static BackupSet of(JsonValue backup, JsonValue stanza) throws BackupException {
    var archive = field(backup, "archive");
    var set =
        new BackupSet(
            text(backup, "label"),
            backup.field("annotation").flatMap(all -> all.text(ANNOTATION)).orElse(""),
            system(field(backup, "database"), field(stanza, "db")),
            text(archive, "start"),
            text(archive, "stop"),
            moment(field(field(backup, "timestamp"), "stop")),
            field(backup, "error") != JsonValue.Word.TRUE);
    if (!set.label.matches(LABEL)) {
      throw new BackupException("pgbackrest info: no label of a backup: " + set.label);
    }
    return set;
  }

  /// A stanza outlives upgrades of its server, and each of them is a database of its own.
  private static String system(JsonValue database, JsonValue known) throws BackupException {
    for (var one : known.items()) {
      boolean same =
          one.field("id").equals(database.field("id"))
              && one.field("repo-key").equals(database.field("repo-key"));
      if (same && field(one, "system-id") instanceof JsonValue.Numeral(var digits)) {
        return digits;
      }
    }
    throw new BackupException("pgbackrest info: a backup is of no server");
  }

  private static Instant moment(JsonValue seconds) throws BackupException {
    if (seconds instanceof JsonValue.Numeral(var digits) && digits.matches("[0-9]{1,12}")) {
      return Instant.ofEpochSecond(new BigInteger(digits).longValueExact());
    }
    throw new BackupException("pgbackrest info: a backup has no time");
  }

  private static JsonValue field(JsonValue json, String name) throws BackupException {
    return json.field(name)
        .orElseThrow(() -> new BackupException("pgbackrest info: '" + name + "' is missing"));
  }

  private static String text(JsonValue json, String name) throws BackupException {
    return json.text(name)
        .orElseThrow(() -> new BackupException("pgbackrest info: '" + name + "' is missing"));
  }
}
