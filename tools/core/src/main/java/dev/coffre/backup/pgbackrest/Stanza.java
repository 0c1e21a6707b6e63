package dev.coffre.backup.pgbackrest;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Fields;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A stanza, which is pgBackRest's word for a server, in one of its repositories, as `pgbackrest
/// info --output=json` tells of it.
///
/// @param system the identifier of the server that backups are added of
/// @param backups oldest first
public record Stanza(String name, String system, List<BackupSet> backups) {
  public Stanza {
    backups = List.copyOf(backups);
  }

  /// Reads what pgBackRest says of one repository.
  ///
  /// @throws BackupException if it is not what pgBackRest prints, or knows no such stanza
  public static Stanza of(String name, String json) throws BackupException {
    try {
      for (var item : JsonValue.parse(json).items()) {
        if (item.text("name").filter(name::equals).isPresent()) {
          var backups = new ArrayList<BackupSet>();
          for (var backup : Fields.value(item, "backup").items()) {
            backups.add(BackupSet.of(backup));
          }
          return new Stanza(name, system(item), backups);
        }
      }
    } catch (JsonException | BackupException e) {
      throw new BackupException("pgbackrest info: " + e.getMessage());
    }
    throw new BackupException("pgbackrest info: there is no stanza " + name);
  }

  /// A stanza outlives upgrades of its server: the last of its databases is the one that runs.
  private static String system(JsonValue stanza) throws BackupException {
    var databases = Fields.value(stanza, "db").items();
    if (!databases.isEmpty()
        && Fields.value(databases.getLast(), "system-id")
            instanceof JsonValue.Numeral(var digits)) {
      return digits;
    }
    throw new BackupException("the stanza is of no server");
  }

  /// The backup that was annotated with an id.
  public Optional<BackupSet> backup(String id) {
    return backups.stream().filter(backup -> backup.annotation().equals(id)).findFirst();
  }
}
