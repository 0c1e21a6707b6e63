package dev.coffre.e2e.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A whole server is backed up by its files while it is written to, and restored.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ServerDrillTest extends OnLiveServer {

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    var live = live(LiveServer.start(folder.resolve("live"), 18));
    live.ask(
        "ALTER ROLE backup REPLICATION; GRANT pg_read_all_settings TO backup;"
            + " GRANT EXECUTE ON FUNCTION pg_backup_start, pg_backup_stop TO backup");
    site(
        Site.of(
            folder.resolve("site"),
            recipients ->
                """
                store: ../store
                recipients: [%s]
                targets:
                  - {name: server, kind: postgresql-server, data: %s, host: %s, port: %d, database: ledger, user: backup, programs: %s, rpo: 24h, rto: 15m}
                """
                    .formatted(
                        String.join(", ", recipients),
                        live.data(),
                        live.socket(),
                        live.port(),
                        live.programs())));
  }

  @Test
  @Order(1)
  void busyServer_isBackedUpAndRestored() throws Exception {
    backUpWhileBusy();
    site()
        .coffre("backup", "verify", "-i", site().root().resolve("id.txt").toString())
        .endedWith(0);
    var drill = site().drill("server").endedWith(0).out();
    assertThat(drill)
        .contains("passed  server recovered: ", "passed  roles: the 5 of the manifest")
        .containsPattern("passed  content: the [1-4] of the manifest")
        .contains("PASSED: server/");
    assertThat(site().leftovers()).isEmpty();
    assertThat(live().ask("SELECT count(*) FROM pg_replication_slots")).isEqualTo("0");
  }

  @Test
  @Order(2)
  void everyMutation_isNoticedForItsReason() throws Exception {
    var key = site().root().resolve("id.txt").toString();
    var mutated = site().coffre("drill", "mutate", "-i", key, "server").endedWith(0).out();
    assertThat(mutated.lines().filter(line -> line.startsWith("noticed"))).hasSize(8);
  }

  @Test
  @Order(3)
  void dataOfAnotherServer_isRefused() throws Exception {
    var plan = site().repository().resolve(".config/coffre/backup.yaml");
    var text = Files.readString(plan);
    site()
        .write(
            ".config/coffre/backup.yaml",
            text.replace("data: " + live().data(), "data: " + site().root()));
    assertThat(site().coffre("backup", "create").endedWith(1).err())
        .contains("the server keeps its data in");
    site()
        .write(
            ".config/coffre/backup.yaml",
            text.replace("host: " + live().socket(), "host: 192.0.2.1"));
    assertThat(site().coffre("backup", "create").endedWith(1).err())
        .contains("is no address of this machine's own");
  }
}
