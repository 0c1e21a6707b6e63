package dev.coffre.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.coffre.file.WriteStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every command that writes is killed after every step of it, with nothing cleaned up: each file
/// is the old one or the new one, with its mode, and the next run ends what the killed one began.
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledWriterTest {
  private static final int KILLED = 137;

  private Path temporary = Path.of("");
  private Workplace prepared = new Workplace(temporary, Map.of());

  @BeforeAll
  void prepare(@TempDir Path folder) throws Exception {
    temporary = folder.toRealPath();
    prepared = Victim.prepare(Files.createDirectory(temporary.resolve("prepared")));
  }

  @TestFactory
  Stream<DynamicTest> command_killedAfterAStep_leavesOldOrNewFilesAndIsDoneByTheNext() {
    return Victim.all().stream()
        .flatMap(victim ->
            moments(victim).stream()
                .map(moment ->
                    dynamicTest(
                        String.join(" ", victim.words()) + " killed after " + moment,
                        () -> kill(victim, moment))));
  }

  /// Which step, and which time it is reached: with many files, the first, one of many, the last.
  private static List<String> moments(Victim victim) {
    var moments = new ArrayList<String>();
    for (WriteStep step : WriteStep.values()) {
      boolean reached = step != WriteStep.SYNCED || !victim.words().getFirst().equals("age");
      boolean once = victim.targets().size() == 1 || step == WriteStep.FOLDER_SYNCED;
      if (once && reached) {
        moments.add(step + ":1");
      } else if (reached) {
        moments.addAll(List.of(step + ":1", step + ":7", step + ":" + Victim.treeSize()));
      }
    }
    return moments;
  }

  private void kill(Victim victim, String moment) throws Exception {
    Workplace place = copy();
    Map<String, byte[]> old = contents(place, victim);

    run(place, victim, List.of("-Dcoffre.test.haltAfter=" + moment)).endedWith(KILLED);
    Map<String, byte[]> unchanged = requireWhole(place, victim, old);
    Ran next = run(place, victim, List.of());
    if (!unchanged.isEmpty()) {
      next.succeeded();
    }

    assertThat(requireWhole(place, victim, unchanged)).isEmpty();
    assertThat(place.leftovers()).isEmpty();
  }

  private Workplace copy() throws IOException {
    var copy = prepared.copyTo(Files.createTempDirectory(temporary, "killed"));
    return copy.with("SOPS_AGE_KEY_FILE", "keys.txt")
        .with("EDITOR", copy.file("editor").toString());
  }

  private Ran run(Workplace place, Victim victim, List<String> options) throws Exception {
    var words = new ArrayList<>(victim.words());
    words.replaceAll(word -> prepared.environment().getOrDefault(word, word));
    return place.run(Workplace.ours(options, words), "changed\n");
  }

  private static Map<String, byte[]> contents(Workplace place, Victim victim) throws IOException {
    var contents = new LinkedHashMap<String, byte[]>();
    for (String target : victim.targets()) {
      contents.put(target, Files.readAllBytes(place.file(target)));
    }
    return contents;
  }

  /// Each file has to be the old one or a whole new one; returns those that are old.
  private static Map<String, byte[]> requireWhole(
      Workplace place, Victim victim, Map<String, byte[]> old) throws Exception {
    var unchanged = new LinkedHashMap<String, byte[]>();
    for (var file : old.entrySet()) {
      Path path = place.file(file.getKey());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-r-----");
      if (Arrays.equals(Files.readAllBytes(path), file.getValue())) {
        unchanged.put(file.getKey(), file.getValue());
      } else {
        assertThat(content(place, victim.judge(), file.getKey())).isEqualTo(victim.content());
      }
    }
    return unchanged;
  }

  private static String content(Workplace place, Victim.Judge judge, String name) throws Exception {
    return switch (judge) {
      case NOBODY -> Files.readString(place.file(name));
      case SOPS -> place.runPeer("real-sops", "decrypt", name).succeeded().text();
      case AGE -> place.runPeer("real-age", "-d", "-i", "keys.txt", name).succeeded().text();
    };
  }
}
