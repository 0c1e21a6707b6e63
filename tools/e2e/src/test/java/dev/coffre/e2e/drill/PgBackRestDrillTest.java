package dev.coffre.e2e.drill;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A server whose backups a real pgBackRest keeps, encrypted, with a tablespace: backed up while it
/// is written to, restored, and every way in which the repository can fail a drill.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PgBackRestDrillTest extends OnLiveServer {
  /// For tests only.
  private static final String CANARY = "canary-of-the-repository";

  private Path folder = Path.of("");

  @BeforeAll
  void begin(@TempDir Path temporary) throws Exception {
    folder = temporary;
    var programs = Peers.systemPostgresql();
    var config = folder.resolve("pgbackrest.conf");
    var push = "pgbackrest --config=" + config + " --stanza=main archive-push %p";
    var settings = List.of("wal_level=replica", "archive_mode=on", "archive_command=" + push);
    var live = live(LiveServer.start(folder.resolve("live"), programs, settings));
    live.ask("GRANT pg_read_all_settings TO backup");
    Files.writeString(config, configuration(live));
    site(Site.of(folder.resolve("site"), recipients -> plan(live, recipients)));
    pgbackrest("stanza-create");
    live.ask("CREATE TABLESPACE aside LOCATION '" + outside("aside") + "'");
    live.ask("CREATE TABLE books.aside TABLESPACE aside AS SELECT generate_series(1, 1000) AS n");
  }

  /// The configuration asks for links and places outside of the data.
  private String configuration(LiveServer live) throws IOException {
    return """
    [global]
    repo1-path=%s
    repo1-cipher-type=aes-256-cbc
    repo1-cipher-pass=%s
    repo1-retention-full=2
    lock-path=%s
    log-path=%s
    spool-path=%s
    start-fast=y
    job-retry=0
    [global:restore]
    link-all=y
    delta=y
    tablespace-map=aside=%s
    [main]
    pg1-path=%s
    pg1-socket-path=%s
    pg1-port=%d
    pg1-user=postgres
    """
        .formatted(
            outside("repository"),
            CANARY,
            outside("lock"),
            outside("log"),
            outside("spool"),
            outside("elsewhere"),
            live.data(),
            live.socket(),
            live.port());
  }

  private String plan(LiveServer live, List<String> recipients) {
    return """
    store: ../store
    recipients: [%s]
    targets:
      - {name: main, kind: pgbackrest, stanza: main, config: %s, host: %s, port: %d, database: ledger, user: backup, programs: %s, rpo: 24h, rto: 15m}
    """
        .formatted(
            String.join(", ", recipients),
            folder.resolve("pgbackrest.conf"),
            live.socket(),
            live.port(),
            live.programs());
  }

  private Path outside(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private String pgbackrest(String command, String... arguments) throws Exception {
    var words = new ArrayList<>(List.of("pgbackrest", command));
    words.addAll(List.of("--config=" + folder.resolve("pgbackrest.conf"), "--stanza=main"));
    words.addAll(List.of("--log-level-console=off", "--log-level-stderr=warn"));
    words.addAll(List.of(arguments));
    return site().run(words).endedWith(0).out();
  }

  private String key() {
    return site().root().resolve("id.txt").toString();
  }

  @Test
  @Order(1)
  void busyServer_isBackedUpAndRestored() throws Exception {
    backUpWhileBusy();
    site().coffre("backup", "verify", "-i", key()).endedWith(0);
    var drill = site().drill("main").endedWith(0);
    assertThat(drill.out())
        .containsPattern("passed  backup kept: in pgBackRest's repository: [0-9]{8}-[0-9]{6}F")
        .contains("passed  backup same: ", "passed  files restored: ", "passed  log there: ")
        .contains("passed  server recovered: ", "passed  roles: the 5 of the manifest")
        .contains("PASSED: main/");
    assertThat(site().leftovers()).isEmpty();
    assertThat(outside("elsewhere")).isEmptyDirectory();
  }

  @Test
  @Order(2)
  void everyMutation_isNoticedForItsReason() throws Exception {
    var mutated = site().coffre("drill", "mutate", "-i", key(), "main").endedWith(0).out();
    assertThat(mutated.lines().filter(line -> line.startsWith("noticed"))).hasSize(7);
  }

  @Test
  @Order(3)
  void nothingOfTheRepositorysKey_isSaidOrKept() throws Exception {
    var said = site().coffre("backup", "list", "--json").endedWith(0).out();
    assertThat(said).contains("\"main\"").doesNotContain(CANARY);
    assertThat(Files.readString(site().evidence("main", 1))).doesNotContain(CANARY);
    try (var files = Files.walk(site().root().resolve("store"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, ISO_8859_1)).as(file.toString()).doesNotContain(CANARY);
      }
    }
  }

  @Test
  @Order(4)
  void nextBackup_whileNothingIsWritten_hasEveryRowCompared() throws Exception {
    live().ask("INSERT INTO books.empty VALUES (1)");
    site().coffre("backup", "create", "main").endedWith(0);
    assertThat(site().drill("main").endedWith(0).out())
        .containsPattern("in pgBackRest's repository: [0-9]{8}-[0-9]{6}F_[0-9]{8}-[0-9]{6}I")
        .contains("passed  content: the 5 of the manifest");
  }

  @Test
  @Order(5)
  void segmentThatIsGone_failsTheDrill() throws Exception {
    try (var files = Files.walk(folder.resolve("repository/archive"))) {
      var newest =
          files.filter(file -> file.toString().matches(".*/[0-9A-F]{24}-.*")).sorted().toList();
      for (var segment : newest) {
        Files.move(segment, folder.resolve("spool").resolve(segment.getFileName()));
      }
      var drill = site().drill("main").endedWith(1);
      assertThat(drill.out()).contains("FAILED  log there: ");
      for (var segment : newest) {
        Files.move(folder.resolve("spool").resolve(segment.getFileName()), segment);
      }
    }
    site().drill("main").endedWith(0);
  }

  @Test
  @Order(6)
  void fileThatIsSpoilt_failsTheDrill() throws Exception {
    try (var files = Files.walk(folder.resolve("repository/backup/main"))) {
      var largest =
          files
              .filter(file -> file.toString().contains("pg_data"))
              .filter(Files::isRegularFile)
              .max(Comparator.comparingLong(file -> file.toFile().length()))
              .orElseThrow();
      var sound = Files.readAllBytes(largest);
      var spoilt = sound.clone();
      spoilt[sound.length / 2] ^= 1;
      Files.write(largest, spoilt, StandardOpenOption.TRUNCATE_EXISTING);
      assertThat(site().drill("main").endedWith(1).out()).contains("FAILED  files restored: ");
      Files.write(largest, sound, StandardOpenOption.TRUNCATE_EXISTING);
    }
  }

  @Test
  @Order(7)
  void backupThatPgBackRestExpired_isNoLongerWhole() throws Exception {
    for (int i = 0; i < 2; i++) {
      pgbackrest("backup", "--type=full");
    }
    assertThat(site().coffre("backup", "verify", "-i", key(), "main").endedWith(1).err())
        .contains("the repository of stanza main has no backup");
    assertThat(site().drill("main").endedWith(1).out())
        .contains("FAILED  backup kept: the repository of stanza main has no backup");
  }

  @Test
  @Order(8)
  void stanzaOfAnotherServer_isRefused() throws Exception {
    var settings = List.of("wal_level=replica");
    try (var other = LiveServer.start(folder.resolve("other"), live().programs(), settings)) {
      other.ask("GRANT pg_read_all_settings TO backup");
      site()
          .write(".config/coffre/backup.yaml", plan(other, List.of(site().identity("third.txt"))));
      assertThat(site().coffre("backup", "create").endedWith(1).err())
          .containsPattern("main: stanza main is of the server [0-9]+, and at ");
    }
  }
}
