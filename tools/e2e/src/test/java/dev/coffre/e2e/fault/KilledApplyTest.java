package dev.coffre.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.keys.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `coffre keys apply` and `revoke` over 300 files, ended as by `kill -9` after a step: the next
/// run finishes, and every file opens for exactly those whom the registry names.
class KilledApplyTest {
  private static final List<String> FILES =
      IntStream.range(100, 400).mapToObj(i -> "tree/" + i % 7 + "/" + i + ".yaml").toList();
  private static final Map<String, List<String>> RULES = Map.of("^tree/", List.of("a"));

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
    for (int i = 0; i < FILES.size(); i++) {
      var text = Files.readString(place.file(FILES.get(i)));
      assertThat(text).contains(room.recipient("alice"), room.recipient("carol"));
      assertThat(text).doesNotContain(room.recipient("bob"));
      if (i % 50 == 0) {
        opensForExactly(room, FILES.get(i));
      }
    }
    if (command.equals("revoke")) {
      caller.run("coffre", "keys", "cases").endedWith(1);
    }
  }

  private static void opensForExactly(KeyRoom room, String file) throws Exception {
    for (var name : List.of("alice", "carol")) {
      var plain = room.as(name).runPeer("real-sops", "decrypt", file).succeeded().text();
      assertThat(plain).isEqualTo("name: " + file + "\npassword: canary\n");
    }
    room.as("bob").runPeer("real-sops", "decrypt", file).endedWith(128);
  }

  private KeyRoom prepared() throws Exception {
    var room = new KeyRoom(place, List.of("alice", "bob", "carol"));
    place.write(Registry.PATH, room.registry(holders(List.of("a")), RULES));
    room.as("alice").run("coffre", "keys", "apply").succeeded();
    for (var file : FILES) {
      place.write(file, "name: " + file + "\npassword: canary\n");
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
