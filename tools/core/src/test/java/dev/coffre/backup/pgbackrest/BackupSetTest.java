package dev.coffre.backup.pgbackrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.backup.BackupException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BackupSetTest {
  /// As pgBackRest 2.45 prints it, less what nobody asks for here.
  private static final String BACKUP =
      """
      {"annotation": {"coffre": "20260101T120000Z-abcdef"},
       "archive": {"start": "000000010000000000000002", "stop": "000000010000000000000003"},
       "database": {"id": 2, "repo-key": 1}, "error": false, "label": "20260101-120000F", "timestamp": {"start": 1767268800, "stop": 1767268805}}
      """;

  private static final String SERVERS =
      """
      [{"id": 1, "repo-key": 1, "system-id": 7713179269788286741}, {"id": 2, "repo-key": 1, "system-id": 7713179269788286742}]
      """;

  private static String info(String backup) {
    return "[{\"name\": \"main\", \"db\": " + SERVERS + ", \"backup\": [" + backup + "]}]";
  }

  @Test
  void backup_annotated_isRead() throws BackupException {
    assertThat(BackupSet.of("main", info(BACKUP)))
        .containsExactly(
            new BackupSet(
                "20260101-120000F",
                "20260101T120000Z-abcdef",
                "7713179269788286742",
                "000000010000000000000002",
                "000000010000000000000003",
                Instant.parse("2026-01-01T12:00:05Z"),
                true));
  }

  @Test
  void backup_ofAnother_hasNoAnnotation() throws BackupException {
    var plain = BACKUP.replaceFirst("\"annotation\": \\{.*?},", "");
    assertThat(BackupSet.of("main", info(plain)))
        .singleElement()
        .extracting(BackupSet::annotation)
        .isEqualTo("");
  }

  @ParameterizedTest
  @CsvSource({"false, true", "null, true", "true, false"})
  void backup_withBadPages_isNotSound(String error, boolean sound) throws BackupException {
    var backup = BACKUP.replace("\"error\": false", "\"error\": " + error);
    assertThat(BackupSet.of("main", info(backup)).getFirst().sound()).isEqualTo(sound);
  }

  @Test
  void stanza_withoutBackups_hasNone() throws BackupException {
    assertThat(BackupSet.of("main", "[]")).isEmpty();
    assertThat(BackupSet.of("main", info(""))).isEmpty();
    assertThat(BackupSet.of("other", info(BACKUP))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"label\": \"20260101-120000F\"|\"label\": \"../../etc\"",
        "\"label\": \"20260101-120000F\"|\"label\": 7",
        "\"stop\": 1767268805|\"stop\": \"now\"",
        "\"id\": 2|\"id\": 3",
        "\"archive\"|\"log\"",
        "\"timestamp\"|\"when\""
      })
  void info_withADefect_isRefused(String change) {
    var words = change.split("\\|", 2);
    var defect = info(BACKUP.replace(words[0], words[1]));
    assertThatThrownBy(() -> BackupSet.of("main", defect))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("pgbackrest info: ");
  }

  @Test
  void text_thatIsNoJson_isRefused() {
    assertThatThrownBy(() -> BackupSet.of("main", "ERROR"))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("pgbackrest info: ");
  }
}
