package dev.coffre.e2e.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.drill.Site.Ran;
import dev.coffre.e2e.testbed.BuiltProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Backups, prunings and drills, ended as by `kill -9` between their steps: nothing is lost,
/// nothing half done counts, and the next run says what it found.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KilledRuns {
  private static final int KILLED = 137;
  private static final long REAPED_SECONDS = 10;
  private static final long PHASE_SECONDS = 60;

  /// A drill may be through with it before it is killed.
  private static final String LAST = "destroying it";

  private final boolean every;
  private Optional<LiveServer> started = Optional.empty();
  private Optional<Site> made = Optional.empty();

  /// @param every whether after every step, or after some
  KilledRuns(boolean every) {
    this.every = every;
  }

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    started = Optional.of(LiveServer.start(folder.resolve("live"), 18));
    made = Optional.of(Site.of(folder.resolve("site"), started.orElseThrow()));
    site().coffre("backup", "create").endedWith(0);
  }

  @AfterAll
  void end() throws IOException {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  private Site site() {
    return made.orElseThrow();
  }

  private String identity() {
    return site().root().resolve("id.txt").toString();
  }

  /// What is done when a run was killed after a step.
  private interface Afterwards {
    void check(int step) throws Exception;
  }

  /// Kills a run after its first step, then another after its second, until one comes to its end.
  private void killEach(int stride, List<String> words, Afterwards afterwards) throws Exception {
    int killed = 0;
    for (int step = 1; haltAfter(step, words).status() == KILLED; step += every ? 1 : stride) {
      afterwards.check(step);
      killed++;
    }
    assertThat(killed).isGreaterThan(2);
  }

  private Ran haltAfter(int step, List<String> words) throws Exception {
    var halt = List.of("-Dcoffre.test.haltAfter=ANY:" + step);
    var ran = site().run(BuiltProgram.here().command("coffre", halt), words.toArray(String[]::new));
    assertThat(ran.status()).as(ran.err()).isIn(0, KILLED);
    return ran;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger", "settings"})
  void killedBackup_isNoneOrWhole_andIsToldByTheNext(String target) throws Exception {
    killEach(
        5,
        List.of("backup", "create", target),
        step -> {
          boolean half = names(target).stream().anyMatch(name -> name.startsWith(".partial-"));
          site().coffre("backup", "verify", "-i", identity(), target).endedWith(0);
          var next = site().coffre("backup", "create", target).endedWith(0);
          assertThat(next.err().contains("half written")).as("step " + step).isEqualTo(half);
          assertThat(names(target)).noneMatch(name -> name.startsWith(".partial-"));
        });
  }

  @Test
  void killedPrune_keepsTheNewestVerified_andIsToldByTheNext() throws Exception {
    site().coffre("backup", "create", "settings").endedWith(0);
    site().coffre("backup", "create", "settings").endedWith(0);
    site().coffre("backup", "verify", "-i", identity(), "settings").endedWith(0);
    var verified = new AtomicReference<>(newest());
    killEach(
        1,
        List.of("backup", "prune", "settings"),
        step -> {
          boolean half = names("settings").stream().anyMatch(name -> name.startsWith(".removed-"));
          assertThat(newest()).isEqualTo(verified.get());
          var next = site().coffre("backup", "prune", "settings").endedWith(0);
          assertThat(next.err().contains("half removed")).as("step " + step).isEqualTo(half);
          assertThat(names("settings"))
              .filteredOn(name -> !name.equals(".lock"))
              .containsExactly(verified.get());
          site().coffre("backup", "verify", "-i", identity(), "settings").endedWith(0);
          site().coffre("backup", "create", "settings").endedWith(0);
          site().coffre("backup", "create", "settings").endedWith(0);
          site().coffre("backup", "verify", "-i", identity(), "settings").endedWith(0);
          verified.set(newest());
        });
  }

  /// The record, its head, the mark of the backup: the steps after the comparison.
  @Test
  void drillKilledWhileItWritesEvidence_leavesAChainThatTheNextGoesOnWith() throws Exception {
    killEach(
        3,
        List.of("drill", "run", "-i", identity(), "settings"),
        _ -> {
          Await.until(() -> site().leftovers().isEmpty(), REAPED_SECONDS);
          site().drill("settings").endedWith(0);
          site().coffre("drill", "verify").endedWith(0);
        });
  }

  List<String> phases() {
    var some = List.of("starting an instance", "restoring the database", "comparing");
    var others = List.of("opening the backup", "decrypting the dump", "restoring roles", LAST);
    return every ? Stream.concat(some.stream(), others.stream()).toList() : some;
  }

  @ParameterizedTest
  @MethodSource("phases")
  void killedDrill_isReapedAndReportedByTheNext(String phase) throws Exception {
    var err = Files.createTempFile(site().root(), "killed", "");
    var drill =
        site()
            .start(
                BuiltProgram.here().command("coffre"),
                err,
                "drill",
                "run",
                "-i",
                identity(),
                "ledger")
            .start();
    Await.until(() -> Files.readString(err).contains(phase), PHASE_SECONDS);
    var family = Stream.concat(Stream.of(drill.toHandle()), drill.descendants()).toList();
    family.getFirst().destroyForcibly();

    Await.until(() -> site().leftovers().isEmpty(), REAPED_SECONDS);
    Await.until(() -> family.stream().noneMatch(ProcessHandle::isAlive), REAPED_SECONDS);
    var next = site().drill("settings").endedWith(0);
    if (!phase.equals(LAST)) {
      assertThat(next.err()).contains("the drill of ledger/").contains("was killed");
    }
    site().coffre("drill", "verify").endedWith(0);
  }

  private List<String> names(String target) throws IOException {
    try (var files = Files.list(site().store(target))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String newest() throws Exception {
    var listed = site().coffre("backup", "list", "settings").endedWith(0).out();
    var newest = listed.lines().filter(line -> line.startsWith("settings/")).toList().getLast();
    return newest.substring("settings/".length(), newest.indexOf(' '));
  }
}
