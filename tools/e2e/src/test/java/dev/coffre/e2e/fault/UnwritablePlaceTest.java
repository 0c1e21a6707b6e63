package dev.coffre.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.coffre.e2e.testbed.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Where nothing can be written, nothing is changed, nothing is left, and the message names the
/// file and the reason. The places are mounts of the test's own.
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnwritablePlaceTest {
  private Path temporary = Path.of("");
  private Workplace prepared = new Workplace(temporary, Map.of());

  /// A place: how `disk` becomes it, given the files in the current folder, and what is said.
  private enum Place {
    FULL_DISK(
        "mount -t tmpfs -o size=512k tmpfs disk; cp -pR [a-z]*.* plain secret .sops.yaml disk;"
            + " cd disk; cat /dev/zero >filler 2>/dev/null || true",
        "",
        "no space left on device",
        "hint: free some space"),
    READ_ONLY_MOUNT(
        "cp -pR [a-z]*.* plain secret .sops.yaml disk; mount --bind disk disk;"
            + " mount -o remount,bind,ro disk; cd disk",
        "",
        "read-only file system",
        "hint: its file system is mounted read-only"),
    FORBIDDEN_FOLDER(
        "cp -pR [a-z]*.* plain secret .sops.yaml disk; chmod 555 disk disk/plain disk/secret;"
            + " cd disk",
        "setpriv --bounding-set=-all ",
        "permission denied",
        "hint: check who may write"),
    FORBIDDEN_FILE(
        "cp -pR [a-z]*.* plain secret .sops.yaml disk; cd disk;"
            + " chmod 444 *.yaml message.* plain/* secret/*",
        "setpriv --bounding-set=-all ",
        "permission denied",
        "hint: check who may write");

    private final String preparation;
    private final String prefix;
    private final String reason;
    private final String hint;

    Place(String preparation, String prefix, String reason, String hint) {
      this.preparation = preparation;
      this.prefix = prefix;
      this.reason = reason;
      this.hint = hint;
    }

    /// Runs the command there, then compares with the files that it was prepared from.
    String script() {
      return "mkdir disk; "
          + preparation
          + "; status=0; "
          + prefix
          + "\"$@\" || status=$?; rm -f filler; diff -r . .. >../compared || true;"
          + " exit $status";
    }
  }

  @BeforeAll
  void prepare(@TempDir Path folder) throws Exception {
    temporary = folder.toRealPath();
    prepared = Victim.prepare(Files.createDirectory(temporary.resolve("prepared")));
  }

  @TestFactory
  Stream<DynamicTest> command_onAFullDisk_changesNothingAndSaysWhy() {
    return Victim.all().stream().map(victim -> test(victim, Place.FULL_DISK));
  }

  @TestFactory
  Stream<DynamicTest> command_whereItMayNotWrite_changesNothingAndSaysWhy() {
    var some =
        Victim.all().stream()
            .filter(victim ->
                victim.words().getFirst().equals("age")
                    || victim.words().contains("set")
                    || victim.words().contains("plain"))
            .toList();
    return Stream.of(Place.READ_ONLY_MOUNT, Place.FORBIDDEN_FOLDER, Place.FORBIDDEN_FILE)
        .flatMap(place -> some.stream().map(victim -> test(victim, place)));
  }

  private DynamicTest test(Victim victim, Place place) {
    String name = place.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return dynamicTest(
        String.join(" ", victim.words()) + ", " + name, () -> requireRefused(victim, place));
  }

  private void requireRefused(Victim victim, Place where) throws Exception {
    Workplace place = copy();
    var command = new ArrayList<>(Peers.here().withOwnMounts());
    command.addAll(List.of("sh", "-euc", where.script(), "sh"));
    var words = new ArrayList<>(victim.words());
    words.replaceAll(word -> prepared.environment().getOrDefault(word, word));
    command.addAll(Workplace.ours(List.of(), words));

    Ran ran = place.run(command, "changed\n");

    assertThat(ran.status()).as(ran.err()).isEqualTo(status(words.getFirst()));
    assertThat(ran.err()).containsIgnoringCase(where.reason);
    assertThat(victim.targets()).anyMatch(ran.err()::contains);
    if (words.getFirst().equals("coffre")) {
      assertThat(ran.err()).contains(where.hint);
    }
    assertThat(ran.err()).doesNotContain("canary", "changed");
    assertThat(Files.readString(place.file("compared"))).doesNotContain("differ", "Only in .:");
    assertThat(place.leftovers()).isEmpty();
  }

  private Workplace copy() throws Exception {
    var copy = prepared.copyTo(Files.createTempDirectory(temporary, "refused"));
    return copy.with("SOPS_AGE_KEY_FILE", "keys.txt")
        .with("EDITOR", copy.file("editor").toString());
  }

  private static int status(String program) {
    return program.equals("age") ? 1 : 3;
  }
}
