package dev.coffre.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.json.JsonValue;
import dev.coffre.keys.Registry;
import dev.coffre.sops.Format;
import dev.coffre.sops.MacCheck;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.key.DataKey;
import dev.coffre.sops.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Laws of access, for random registries and random edits of them: what `plan` says is what `apply`
/// does; a second `apply` changes nothing; who lost access opens no later version, with any key and
/// any data key that they ever had.
class AccessLawsTest {
  private static final List<String> NAMES = List.of("admin", "bob", "carol", "dora", "emil");
  private static final List<String> TEAMS = List.of("a", "b", "c");
  private static final List<String> FILES =
      List.of(
          "x/1.sops.yaml",
          "x/2.sops.json",
          "x/3.sops.env",
          "y/4.sops.ini",
          "y/5.sops.yaml",
          "z/6.sops.key");
  private static final int ROUNDS = 5;

  private final Workplace place;
  private final Sops sops = new Sops(new SecureRandom()::nextBytes, InstantSource.system());
  private final Map<String, Map<String, List<DataKey>>> known = new HashMap<>();

  AccessLawsTest(@TempDir Path folder) throws Exception {
    place = Workplace.in(folder.toRealPath());
  }

  @Test
  void access_randomEdits_keepsTheLaws() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var room = new KeyRoom(place, NAMES);
    place.write(Registry.PATH, room.registry(everyone(random), rules(random)));
    room.as("admin").run("coffre", "keys", "apply").succeeded();
    for (var file : FILES) {
      place.write(file, text(file));
      room.as("admin").run("coffre", "encrypt", "-i", file).succeeded();
    }
    for (int round = 0; round < ROUNDS; round++) {
      round(room, random, "seed " + seed + ", round " + round);
    }
  }

  private void round(KeyRoom room, Random random, String round) throws Exception {
    var before = readers(room);
    remember(room, before);
    place.write(Registry.PATH, room.registry(everyone(random), rules(random)));
    var planned = planned(room);

    room.as("admin").run("coffre", "keys", "apply").succeeded();

    var after = readers(room);
    for (var file : FILES) {
      var expected = new TreeSet<>(before.getOrDefault(file, Set.of()));
      expected.addAll(planned.getOrDefault(file + " gains", Set.of()));
      expected.removeAll(planned.getOrDefault(file + " loses", Set.of()));
      assertThat(after.get(file)).as(round + ", " + file).isEqualTo(expected);
      opensFor(room, file, after.getOrDefault(file, Set.of()), round);
      oldKeysAreWorthless(file, after.getOrDefault(file, Set.of()), round);
    }
    var contents = contents();
    room.as("admin").run("coffre", "keys", "plan").succeeded();
    room.as("admin").run("coffre", "keys", "apply").succeeded();
    assertThat(contents()).as(round).isEqualTo(contents);
  }

  /// The teams of everyone; the caller is in all of them.
  private static Map<String, List<String>> everyone(Random random) {
    var teams = new TreeMap<String, List<String>>();
    NAMES.forEach(name -> teams.put(name, some(random, 0)));
    teams.put("admin", TEAMS);
    return teams;
  }

  private static Map<String, List<String>> rules(Random random) {
    var rules = new TreeMap<String, List<String>>();
    List.of("^x/", "^y/", "^z/").forEach(path -> rules.put(path, some(random, 1)));
    return rules;
  }

  private static List<String> some(Random random, int least) {
    var some = TEAMS.stream().filter(_ -> random.nextInt(3) == 0).toList();
    return some.size() < least ? List.of(TEAMS.get(random.nextInt(3))) : some;
  }

  private Map<String, Set<String>> planned(KeyRoom room) throws Exception {
    var ran = room.as("bob").run("coffre", "keys", "plan", "--json");
    var planned = new HashMap<String, Set<String>>();
    var files = JsonValue.parse(ran.text()).field("files").orElseThrow().items();
    assertThat(ran.status()).isEqualTo(ran.text().contains("\"settled\": true") ? 0 : 1);
    for (var file : files) {
      for (var list : List.of("gains", "loses")) {
        planned.put(file.text("file").orElseThrow() + " " + list, texts(file, list));
      }
    }
    return planned;
  }

  private static Set<String> texts(JsonValue file, String list) {
    return file.field(list).orElseThrow().items().stream()
        .map(value -> value instanceof JsonValue.Text(var text) ? text : "")
        .collect(Collectors.toSet());
  }

  private Map<String, Set<String>> readers(KeyRoom room) throws Exception {
    var readers = new TreeMap<String, Set<String>>();
    for (var file : FILES) {
      var text = Files.readString(place.file(file));
      readers.put(
          file,
          NAMES.stream()
              .filter(name -> text.contains(room.recipient(name)))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return readers;
  }

  private Map<String, String> contents() throws Exception {
    var contents = new TreeMap<String, String>();
    for (var file : FILES) {
      contents.put(file, Files.readString(place.file(file)));
    }
    contents.put(".sops.yaml", Files.readString(place.file(".sops.yaml")));
    return contents;
  }

  /// Whoever can read a file keeps its data key.
  private void remember(KeyRoom room, Map<String, Set<String>> readers) throws Exception {
    for (var file : FILES) {
      for (var name : readers.getOrDefault(file, Set.of())) {
        known
            .computeIfAbsent(file, _ -> new HashMap<>())
            .computeIfAbsent(name, _ -> new ArrayList<>())
            .add(room.ring(name).recover(Sops.metadata(parsed(file))));
      }
    }
  }

  private Store.Parsed parsed(String file) throws Exception {
    return Format.ofFileName(file).store().parse(Files.readAllBytes(place.file(file)));
  }

  private void opensFor(KeyRoom room, String file, Set<String> readers, String round)
      throws Exception {
    for (var name : NAMES) {
      var ran = room.as(name).runPeer("real-sops", "decrypt", file);
      assertThat(ran.status())
          .as(round + ", " + file + ", " + name)
          .isEqualTo(readers.contains(name) ? 0 : 128);
      assertThat(ran.text().contains("canary")).isEqualTo(readers.contains(name));
    }
  }

  private void oldKeysAreWorthless(String file, Set<String> readers, String round)
      throws Exception {
    var parsed = parsed(file);
    var metadata = Sops.metadata(parsed);
    for (var holder : known.getOrDefault(file, Map.of()).entrySet()) {
      if (readers.contains(holder.getKey())) {
        continue;
      }
      for (var key : holder.getValue()) {
        var copy = new DataKey(key.bytes().expose(dev.coffre.secret.SecretBytes::copyOf));
        assertThatThrownBy(() -> sops.decrypt(parsed.tree(), metadata, copy, MacCheck.IGNORED))
            .as(round + ", " + file + ", " + holder.getKey())
            .isInstanceOf(SopsException.class);
      }
    }
  }

  private static String text(String file) {
    return switch (Format.ofFileName(file)) {
      case YAML -> "# c\na:\n  b: canary # d\n  l: [1, canary]\n";
      case JSON -> "{\"a\": \"canary\", \"n\": 7}\n";
      case DOTENV -> "A=canary\n";
      case INI -> "[s]\na = canary\n";
      case BINARY -> "canary\n";
    };
  }
}
