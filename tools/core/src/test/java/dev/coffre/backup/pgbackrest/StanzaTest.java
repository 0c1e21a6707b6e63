package dev.coffre.backup.pgbackrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.backup.BackupException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StanzaTest {
  /// As pgBackRest 2.45 prints it, less what nobody asks for here.
  private static final String BACKUP =
      """
      {"annotation": {"coffre": "20260101T120000Z-abcdef"},
       "archive": {"start": "000000010000000000000002", "stop": "000000010000000000000003"},
       "error": false, "label": "20260101-120000F", "timestamp": {"start": 1767268800, "stop": 1767268805}}
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
    assertThat(Stanza.of("main", info(BACKUP)).backups())
        .containsExactly(
            new BackupSet(
                "20260101-120000F",
                "20260101T120000Z-abcdef",
                "000000010000000000000002",
                "000000010000000000000003",
                Instant.parse("2026-01-01T12:00:05Z"),
                true));
  }

  @Test
  void backup_ofAnother_hasNoAnnotation() throws BackupException {
    var plain = BACKUP.replaceFirst("\"annotation\": \\{.*?},", "");
    assertThat(Stanza.of("main", info(plain)).backups())
        .singleElement()
        .extracting(BackupSet::annotation)
        .isEqualTo("");
  }

  @ParameterizedTest
  @CsvSource({"false, true", "null, true", "true, false"})
  void backup_withBadPages_isNotSound(String error, boolean sound) throws BackupException {
    var backup = BACKUP.replace("\"error\": false", "\"error\": " + error);
    assertThat(Stanza.of("main", info(backup)).backups().getFirst().sound()).isEqualTo(sound);
  }

  @Test
  void stanza_ofAnUpgradedServer_isOfTheNewOne() throws BackupException {
    var stanza = Stanza.of("main", info(BACKUP));

    assertThat(stanza.system()).isEqualTo("7713179269788286742");
    assertThat(stanza.backup("20260101T120000Z-abcdef")).isPresent();
    assertThat(stanza.backup("20260101T120000Z-fedcba")).isEmpty();
  }

  @Test
  void stanza_withoutBackups_hasNone() throws BackupException {
    assertThat(Stanza.of("main", info("")).backups()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "[{\"name\": \"other\", \"db\": [], \"backup\": []}]"})
  void stanza_thatIsNotThere_isRefused(String info) {
    assertThatThrownBy(() -> Stanza.of("main", info)).hasMessageContaining("no stanza main");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"label\": \"20260101-120000F\"|\"label\": \"../../etc\"",
        "\"label\": \"20260101-120000F\"|\"label\": 7",
        "\"stop\": 1767268805|\"stop\": \"now\"",
        "\"system-id\": 7713179269788286742|\"system-id\": \"x\"",
        "\"db\"|\"servers\"",
        "\"archive\"|\"log\"",
        "\"timestamp\"|\"when\""
      })
  void info_withADefect_isRefused(String change) {
    var words = change.split("\\|", 2);
    var defect = info(BACKUP).replace(words[0], words[1]);
    assertThatThrownBy(() -> Stanza.of("main", defect))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("pgbackrest info: ");
  }

  @Test
  void text_thatIsNoJson_isRefused() {
    assertThatThrownBy(() -> Stanza.of("main", "ERROR"))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("pgbackrest info: ");
  }
}
