package dev.coffre.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.keys.Registry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `coffre keys apply` and `revoke` over 300 files, ended as by `kill -9` after a step: the next
/// run finishes, and every file opens for exactly those whom the registry names.
class KilledApplyTest {
  private static final List<String> FILES =
      IntStream.range(100, 400).mapToObj(i -> "tree/" + i % 7 + "/" + i + ".yaml").toList();
  private static final Map<String, List<String>> RULES = Map.of("^tree/", List.of("a"));

  private static final List<String> PLANNED = List.of("alice", "carol");

  private final Workplace place;

  KilledApplyTest(@TempDir Path folder) throws Exception {
    place = Workplace.in(folder.toRealPath());
  }

  @ParameterizedTest
  @CsvSource({"apply, RENAMED, 150", "revoke, RENAMED, 3"})
  void keys_killedAfterAStep_areDoneByTheNextRun(String command, String step, String time)
      throws Exception {
    killed(command, step, time);
  }

  @Tag("soak")
  @ParameterizedTest
  @CsvSource({
    "apply, CREATED, 1",
    "apply, WRITTEN, 150",
    "apply, SYNCED, 301",
    "apply, RENAMED, 1",
    "apply, RENAMED, 2",
    "apply, RENAMED, 301",
    "apply, FOLDER_SYNCED, 1",
    "revoke, CREATED, 303",
    "revoke, RENAMED, 1",
    "revoke, RENAMED, 2",
    "revoke, RENAMED, 200",
    "revoke, FOLDER_SYNCED, 2",
  })
  void keys_killedAfterAnyOtherStep_areDoneByTheNextRun(String command, String step, String time)
      throws Exception {
    killed(command, step, time);
  }

  @Test
  void readers_beforeAnybodyIsRevoked_areMoreThanThePlannedOnes() throws Exception {
    var readers = new Readers(prepared(), KilledApplyTest::text);
    var one = FILES.subList(0, 1);

    readers.areExactly(List.of("alice", "bob", "carol"), List.of(), one);
    assertThatThrownBy(() -> readers.areExactly(PLANNED, List.of("bob"), one))
        .hasMessageContaining("ended with 0");
    assertThatThrownBy(() -> readers.areExactly(PLANNED, List.of(), one))
        .hasMessageContaining(one.getFirst());
  }

  private void killed(String command, String step, String time) throws Exception {
    var room = prepared();
    var words = new ArrayList<>(List.of("coffre", "keys", command));
    if (command.equals("apply")) {
      place.write(Registry.PATH, room.registry(holders(List.of()), RULES));
    } else {
      words.add("bob");
    }
    var caller = room.as("alice");
    var halt = List.of("-Dcoffre.test.haltAfter=" + step + ":" + time);

    caller.run(Workplace.ours(halt, words), "").endedWith(137);
    caller.run(words.toArray(String[]::new)).succeeded();

    assertThat(place.leftovers()).isEmpty();
    caller.run("coffre", "keys", "plan").succeeded();
    new Readers(room, KilledApplyTest::text).areExactly(PLANNED, List.of("bob"), FILES);
    if (command.equals("revoke")) {
      caller.run("coffre", "keys", "cases").endedWith(1);
    }
  }

  private static String text(String file) {
    return "name: " + file + "\npassword: canary\n";
  }

  private KeyRoom prepared() throws Exception {
    var room = new KeyRoom(place, List.of("alice", "bob", "carol"));
    place.write(Registry.PATH, room.registry(holders(List.of("a")), RULES));
    room.as("alice").run("coffre", "keys", "apply").succeeded();
    for (var file : FILES) {
      place.write(file, text(file));
    }
    room.as("alice").run("coffre", "encrypt", "tree").succeeded();
    git("init", "-q", "-b", "main", ".");
    git("add", "-A");
    git("-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "-qm", "one");
    return room;
  }

  private void git(String... words) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    place.run(command, "").succeeded();
  }

  private static Map<String, List<String>> holders(List<String> bob) {
    return new TreeMap<>(Map.of("alice", List.of("a"), "bob", bob, "carol", List.of("a")));
  }
}
