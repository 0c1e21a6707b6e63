package dev.coffre.e2e.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecVersion.VersionFlag;
import dev.coffre.e2e.drill.Site.Ran;
import dev.coffre.e2e.scan.Schema;
import dev.coffre.e2e.testbed.BuiltProgram;
import dev.coffre.e2e.testbed.Checkout;
import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A live database, its backups, drills of them and their evidence, in the order of a story: what
/// the built program does, seen from outside.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class DrillStory extends OnLiveServer {
  private static final Pattern KEPT = Pattern.compile("kept in (\\S+); remove it");
  private static final String CANARY = "a1999";

  /// Where pg_dump's custom format says how it is compressed, from version 1.15 of it on.
  private static final int COMPRESSION_AT = 11;

  private final int major;
  private final int compression;

  /// @param compression of dumps by this `pg_dump`, as the format numbers it: 1 gzip, 3 zstd
  DrillStory(int major, int compression) {
    this.major = major;
    this.compression = compression;
  }

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    live(LiveServer.start(folder.resolve("live"), major));
    site(Site.of(folder.resolve("site"), live()));
  }

  @Test
  @Order(1)
  void backup_ofABusyDatabase_isEncryptedAndWhole() throws Exception {
    backUpWhileBusy();

    assertThat(site().coffre("backup", "list").endedWith(0).out())
        .containsPattern("ledger/\\S+ .*bytes")
        .containsPattern("settings/\\S+ .*bytes")
        .doesNotContain("verified");
    assertThat(files(site().root().resolve("store")))
        .isNotEmpty()
        .allSatisfy(file ->
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .doesNotContain(CANARY, "greeting"));
    site()
        .coffre("backup", "verify", "-i", path("id.txt"), "-i", path("break-glass.txt"))
        .endedWith(0);
    assertThat(site().coffre("backup", "list").out()).contains("verified");
  }

  @Test
  @Order(2)
  void dump_isCompressedAsWellAsItsProgramCan() throws Exception {
    var sealed =
        files(site().root().resolve("store")).stream()
            .filter(file -> file.endsWith("database.dump.age"))
            .findFirst()
            .orElseThrow();
    var dump = path("database.dump");
    site().coffre("age", "-d", "-i", path("id.txt"), "-o", dump, sealed.toString()).endedWith(0);

    try (var bytes = Files.newInputStream(Path.of(dump))) {
      var head = bytes.readNBytes(COMPRESSION_AT + 1);
      assertThat(head).startsWith("PGDMP".getBytes(StandardCharsets.US_ASCII));
      assertThat(head[COMPRESSION_AT]).isEqualTo((byte) compression);
    }
    Files.delete(Path.of(dump));
  }

  @Test
  @Order(2)
  void drill_ofIt_passesAndLeavesEvidenceOnly() throws Exception {
    var before = live().ask("SELECT count(*) FROM pg_roles");
    var drill = site().drill("ledger", "--approver", "grace", "-i", path("break-glass.txt"));

    assertThat(drill.endedWith(0).out())
        .contains("passed  content: the 4 of the manifest", "passed  roles: the 5 of the manifest")
        .containsPattern("(?m)^PASSED: ledger/\\S+, loss .*, restored in .*0001.json$");
    assertThat(site().leftovers()).isEmpty();
    assertThat(live().ask("SELECT count(*) FROM pg_roles")).isEqualTo(before);
    assertThat(site().drill("settings").endedWith(0).out()).contains("PASSED: settings");
    assertThat(site().coffre("drill", "verify").endedWith(0).out())
        .contains("ledger: 1 records, signed and linked, anchored by the head");
    site().coffre("drill", "freshness", "--max-age", "1h").endedWith(0);
  }

  @Test
  @Order(3)
  void environmentThatLeadsToTheLiveServer_isNotPassedOn() throws Exception {
    var system = live().ask("SELECT count(*), max(xact_commit) >= 0 FROM pg_stat_database");
    var lured =
        site()
            .with("PGHOST", "127.0.0.1")
            .with("PGPORT", String.valueOf(live().port()))
            .with("PGDATABASE", "ledger")
            .with("PGSERVICE", "live")
            .with("PGHOSTADDR", "127.0.0.1")
            .with("PGDATA", live().data().toString())
            .with("PGOPTIONS", "-c search_path=books");

    lured.drill("ledger").endedWith(0);

    assertThat(live().ask("SELECT count(*), max(xact_commit) >= 0 FROM pg_stat_database"))
        .isEqualTo(system);
  }

  @Test
  @Order(4)
  void drillWithAStrangersKey_failsAndIsEvidence() throws Exception {
    site().identity("stranger.txt");
    var failed = site().coffre("drill", "run", "-i", path("stranger.txt"), "ledger");

    assertThat(failed.endedWith(1).out())
        .contains("FAILED  opens: with", "not run database restored");
    assertThat(site().coffre("drill", "verify").endedWith(0).out()).contains("ledger: 3 records");
    assertThat(site().coffre("drill", "report", "ledger").endedWith(0).out())
        .contains("2 of 3 drills passed", "FAILED");
    assertThat(site().coffre("drill", "report", "--format", "html", "ledger").out())
        .contains("✗ FAILED", "no identity matched");
  }

  @Test
  @Order(5)
  void evidence_isTakenByAnotherImplementationAndBySchema() throws Exception {
    var record = site().evidence("ledger", 1);
    var script = site().root().resolve("verify.py");
    try (var source = DrillStory.class.getResourceAsStream("verify_evidence.py")) {
      Files.write(script, Objects.requireNonNull(source).readAllBytes());
    }
    var python = site().with("PYTHONPATH", Peers.here().inTotoInPython().toString());
    var verifier = List.of("python3", script.toString());

    assertThat(python.run(verifier, record.toString(), publicKey()).endedWith(0).out())
        .isEqualTo("https://in-toto.io/Statement/v1 urn:coffre:restore-drill/v1 PASSED\n");
    var forged = site().root().resolve("forged.json");
    Files.writeString(forged, forgedReason(Files.readString(record)));
    assertThat(python.run(verifier, forged.toString(), publicKey()).status()).isNotZero();
    assertThat(site().coffre("drill", "verify", forged.toString()).endedWith(1).err())
        .contains("its signature does not hold");
    var schema =
        Schema.of(
            Checkout.here().resolve("docs/reference/schemas/restore-drill.schema.json"),
            VersionFlag.V202012);
    for (int number = 1; number <= 3; number++) {
      assertThat(schema.complaintsOfYaml(predicate(site().evidence("ledger", number)))).isEmpty();
    }
    assertThat(schema.complaintsOfYaml(predicate(record).replace("PASSED", "GOOD"))).isNotEmpty();
  }

  @Test
  @Order(6)
  void cutChain_isRefused_untilItIsPutBack() throws Exception {
    var last = site().evidence("ledger", 3);
    var text = Files.readString(last);
    Files.delete(last);

    assertThat(site().coffre("drill", "verify").endedWith(1).err()).contains("says 3 records");
    assertThat(site().coffre("drill", "freshness", "ledger").endedWith(1).err()).contains("hint: ");
    assertThat(site().drill("ledger").endedWith(1).err()).contains("only added to a sound chain");
    Files.writeString(last, text);
    site().coffre("drill", "verify").endedWith(0);
  }

  @Test
  @Order(7)
  void head_notThere_isToldAsUnanchored() throws Exception {
    var elsewhere = site().root().resolve("no-heads").toString();

    assertThat(site().coffre("drill", "verify", "--heads", elsewhere).endedWith(0).out())
        .contains("unanchored");
    assertThat(site().coffre("drill", "freshness", "--heads", elsewhere).endedWith(1).err())
        .contains("unanchored");
  }

  /// The dump is decrypted meanwhile.
  @Test
  @Order(8)
  void serverThatDoesNotStart_endsTheDrillThere() throws Exception {
    var deep = site().scratch().resolve("d".repeat(90));

    var failed = site().drill("ledger", "--scratch", deep.toString()).endedWith(1);

    assertThat(failed.out())
        .contains(
            "FAILED  instance started: the path of its socket would be too long",
            "not run roles restored",
            "not run database restored",
            "not run content authentic");
    assertThat(files(deep)).isEmpty();
    site().coffre("drill", "verify").endedWith(0);
  }

  @Test
  @Order(9)
  void everyMutation_isNoticedForItsReason() throws Exception {
    for (var target : List.of("ledger", "settings")) {
      Ran mutated = site().coffre("drill", "mutate", "-i", path("id.txt"), target).endedWith(0);

      assertThat(mutated.out().lines().filter(line -> line.startsWith("noticed")))
          .hasSize(target.equals("ledger") ? 14 : 7);
    }
    assertThat(site().leftovers()).isEmpty();
  }

  /// The kernel itself allows no network namespace here: the limit is that of a user namespace.
  @Test
  @Order(10)
  void networkThatCannotBeCut_leavesTheDrillIncomplete() throws Exception {
    var limit = "echo 0 >/proc/sys/user/max_net_namespaces && exec \"$@\"";
    var limited = new ArrayList<>(Peers.here().withOwnUser());
    limited.addAll(List.of("sh", "-c", limit, "sh"));
    limited.addAll(BuiltProgram.here().command("coffre"));

    var drill = site().run(limited, "drill", "run", "-i", path("id.txt"), "ledger").endedWith(1);

    assertThat(drill.out())
        .contains("not run network cut: ", "passed  content: ")
        .containsPattern("(?m)^INCOMPLETE: ledger/");
    assertThat(site().coffre("drill", "freshness", "ledger").endedWith(0).err()).isEmpty();
    assertThat(site().coffre("drill", "report", "ledger").endedWith(0).out())
        .contains("INCOMPLETE");
  }

  @Test
  @Order(11)
  void prune_keepsTheNewestVerified() throws Exception {
    site().coffre("backup", "create", "settings").endedWith(0);

    assertThat(site().coffre("backup", "prune", "settings").endedWith(0).out())
        .contains("settings: 2 kept, 0 removed");
    site().coffre("backup", "verify", "-i", path("id.txt"), "settings").endedWith(0);
    assertThat(site().coffre("backup", "prune", "settings").endedWith(0).out())
        .contains("settings: 1 kept, 1 removed");
  }

  @Test
  @Order(12)
  void serverThatIsKept_canBeLookedAt_andNoLaterDrillEndsIt() throws Exception {
    var kept = KEPT.matcher(site().drill("ledger", "--keep").endedWith(0).err());
    assertThat(kept.find()).isTrue();
    var folder = Path.of(kept.group(1));
    var answered =
        List.of(
            live().programs().resolve("psql").toString(),
            "-XAtc",
            "SELECT current_setting('cluster_name')",
            "postgresql:///ledger?user=postgres&host=" + folder.resolve("s"));
    var server =
        Files.readString(folder.resolve("data/postmaster.pid")).lines().toList().getFirst();
    try {
      site().drill("ledger").endedWith(0);

      assertThat(site().run(answered).endedWith(0).out().strip())
          .isEqualTo(folder.getFileName().toString());
    } finally {
      site().run(List.of("kill", "-s", "QUIT", server)).endedWith(0);
    }
  }

  private String path(String name) {
    return site().root().resolve(name).toString();
  }

  private String publicKey() throws IOException {
    try (var keys = Files.list(site().repository().resolve(".config/coffre/drill-keys"))) {
      return keys.findFirst().orElseThrow().toString();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static String statement(String envelope) {
    var payload = Pattern.compile("\"payload\": \"([^\"]+)\"").matcher(envelope);
    assertThat(payload.find()).isTrue();
    return new String(Base64.getDecoder().decode(payload.group(1)), StandardCharsets.UTF_8);
  }

  private static String predicate(Path record) throws IOException {
    var statement = statement(Files.readString(record));
    var begin = "\"predicate\": ";
    return statement.substring(statement.indexOf(begin) + begin.length(), statement.length() - 1);
  }

  private static String forgedReason(String envelope) {
    var statement = statement(envelope);
    var forged = statement.replace("\"approver\": \"grace\"", "\"approver\": \"mallory\"");
    return envelope.replace(encoded(statement), encoded(forged));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
