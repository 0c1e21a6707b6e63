package dev.coffre.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.age.Age;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.file.AtomicFiles;
import dev.coffre.file.StepListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TargetStoreTest {
  private static final Instant TAKEN = Instant.parse("2026-11-28T00:00:00Z");
  private static final String PLAIN = "what must not be readable";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final X25519Identity identity = X25519Identity.generate(RANDOM::nextBytes);

  @TempDir private Path folder = Path.of("");
  private TargetStore store = store(folder);

  @BeforeEach
  void open() {
    store = store(folder.resolve("ledger"));
  }

  private static TargetStore store(Path folder) {
    var files = new AtomicFiles(StepListener.NONE);
    return new TargetStore("ledger", new FolderPlace(folder, "ledger", files));
  }

  private Path place() {
    return folder.resolve("ledger");
  }

  @Test
  void backup_published_opensForItsRecipientAndIsEncrypted() throws Exception {
    write("one");
    var backup = store.content().backups().getFirst();
    var manifest = backup.manifest(List.of(identity));
    var plain = new ByteArrayOutputStream();
    backup.read("data.txt", manifest, plain, List.of(identity), 2);

    assertThat(plain.toString(StandardCharsets.UTF_8)).isEqualTo(PLAIN);
    assertThat(manifest.facts().section("rows")).containsEntry("a", "1");
    assertThat(backup.damages()).isEmpty();
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file -> assertThat(Files.readAllBytes(file)).satisfies(TargetStoreTest::hidesPlain));
    }
  }

  private static void hidesPlain(byte[] content) {
    assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain(PLAIN);
  }

  @Test
  void backup_notPublished_leavesNothingThatLooksWhole() throws IOException {
    try (var _ = store.hold().orElseThrow();
        var backup = begin("one")) {
      backup.add("data.txt", plain());
      assertThat(store.content().backups()).isEmpty();
      assertThat(store.content().problems()).isEmpty();
    }
    assertThat(names()).containsExactly(".lock");
  }

  @Test
  void leftoverOfAKilledRun_isRemovedByTheNext() throws IOException {
    Files.createDirectories(place().resolve(".partial-x"));
    Files.writeString(place().resolve(".partial-x/data.txt.age"), "half");
    Files.createDirectories(place().resolve(".removed-y"));
    try (var _ = store.hold().orElseThrow()) {
      assertThat(names()).containsExactly(".lock");
    }
  }

  @Test
  void identityOfAStranger_opensNothing() throws Exception {
    write("one");
    var stranger = X25519Identity.generate(RANDOM::nextBytes);
    var backup = store.content().backups().getFirst();

    assertThatThrownBy(() -> backup.manifest(List.of(stranger)))
        .hasMessageContaining("no identity");
  }

  @Test
  void backupOfAnotherName_isAProblem() throws Exception {
    write("one");
    Files.move(place().resolve("one"), place().resolve("two"));

    assertThat(store.content().backups()).isEmpty();
    assertThat(store.content().problems().getFirst()).contains("labelled ledger/one");
  }

  @Test
  void partOfAnotherBackup_isRefusedThoughItsLabelIsForged() throws Exception {
    write("one");
    write("two");
    var two = place().resolve("two");
    Files.copy(
        place().resolve("one/data.txt.age"),
        two.resolve("data.txt.age"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.copy(
        place().resolve("one/manifest.json.age"),
        two.resolve("manifest.json.age"),
        StandardCopyOption.REPLACE_EXISTING);
    var backup = store.content().backups().getLast();

    assertThat(backup.damages()).hasSize(2);
    assertThatThrownBy(() -> backup.manifest(List.of(identity)))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("another backup's");
  }

  @Test
  void mark_staysWithItsLabel() throws Exception {
    write("one");
    var backup = store.content().backups().getFirst();
    assertThat(backup.verified()).isFalse();
    store.markVerified(backup, "verify", TAKEN);
    assertThat(store.content().backups().getFirst().verified()).isTrue();

    var label = place().resolve("one").resolve(Label.FILE);
    Files.writeString(label, Files.readString(label).replace("00:00:00Z", "00:00:01Z"));
    assertThat(store.content().backups().getFirst().verified()).isFalse();
  }

  @Test
  void removed_isGone() throws Exception {
    write("one");
    store.remove(store.content().backups().getFirst());

    assertThat(names()).containsExactly(".lock");
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(place())) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private void write(String id) throws Exception {
    try (var _ = store.hold().orElseThrow();
        var backup = begin(id)) {
      backup.add("data.txt", plain());
      var rows = new TreeMap<>(Map.of("a", "1"));
      var facts = new Facts(new TreeMap<String, SortedMap<String, String>>(Map.of("rows", rows)));
      backup.publish(
          new Manifest(
              "ledger",
              "folder",
              id,
              TAKEN,
              "",
              "test",
              List.of(),
              Map.of(),
              facts,
              backup.contents()));
    }
  }

  private PendingBackup begin(String id) throws IOException {
    return store.begin(id, new Age(RANDOM::nextBytes), List.of(identity.recipient()), 2);
  }

  private static ByteArrayInputStream plain() {
    return new ByteArrayInputStream(PLAIN.getBytes(StandardCharsets.UTF_8));
  }
}
