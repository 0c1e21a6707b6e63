package dev.coffre.backup.pgbackrest;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Fields;
import dev.coffre.json.JsonValue;
import java.math.BigInteger;
import java.time.Instant;

/// A backup in a repository of pgBackRest, as `pgbackrest info --output=json` tells of it.
///
/// @param label by which pgBackRest knows it, such as `20260101-120000F`
/// @param annotation what whoever made it noted as {@link #ANNOTATION}; empty if nothing
/// @param firstSegment of the write-ahead log that it needs
/// @param lastSegment of the write-ahead log that it needs
/// @param ended when pgBackRest was done with it
/// @param sound whether PostgreSQL's page checksums held while it was made
public record BackupSet(
    String label,
    String annotation,
    String firstSegment,
    String lastSegment,
    Instant ended,
    boolean sound) {
  /// The name of the annotation that holds the backup's id.
  public static final String ANNOTATION = "coffre";

  private static final String LABEL = "[0-9]{8}-[0-9]{6}F(_[0-9]{8}-[0-9]{6}[DI])?";

  /// Reads one of the backups of a stanza.
  static BackupSet of(JsonValue backup) throws BackupException {
    var archive = Fields.value(backup, "archive");
    var set =
        new BackupSet(
            Fields.text(backup, "label"),
            backup.field("annotation").flatMap(all -> all.text(ANNOTATION)).orElse(""),
            Fields.text(archive, "start"),
            Fields.text(archive, "stop"),
            moment(Fields.value(Fields.value(backup, "timestamp"), "stop")),
            Fields.value(backup, "error") != JsonValue.Word.TRUE);
    if (!set.label.matches(LABEL)) {
      throw new BackupException("no label of a backup: " + set.label);
    }
    return set;
  }

  private static Instant moment(JsonValue seconds) throws BackupException {
    if (seconds instanceof JsonValue.Numeral(var digits) && digits.matches("[0-9]{1,12}")) {
      return Instant.ofEpochSecond(new BigInteger(digits).longValueExact());
    }
    throw new BackupException("a backup has no time");
  }
}
