package dev.coffre.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import dev.coffre.keys.Registry;
import dev.coffre.sops.Format;
import dev.coffre.sops.Sops;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// The case of a holder lists what it could ever read, and nothing else, for histories at random:
/// branches merged and left alone, tags, renames, moved values, re-encryptions, readers who come
/// and go with and without a fresh data key. The real sops goes through every file of every commit
/// with the holder's key, and says what that was.
class CasesHistoryTest {
  private static final int COMMITS = 30;
  private static final Map<String, List<String>> RULES = Map.of("\\.sops\\.yaml$", List.of("a"));

  private final Workplace place;
  private final List<String> branches = new ArrayList<>(List.of("main"));
  private int values;

  CasesHistoryTest(@TempDir Path folder) throws Exception {
    place = Workplace.in(folder.toRealPath());
  }

  @RepeatedTest(2)
  void case_randomHistory_listsWhatTheHolderCouldRead() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var room = prepared();
    for (int i = 0; i < COMMITS; i++) {
      change(room, random);
    }
    git("checkout", "-q", "main");

    room.as("alice").run("coffre", "keys", "revoke", "bob").succeeded();

    var json = room.as("alice").run("coffre", "keys", "cases", "--all", "--json").text();
    assertThat(listed(json)).as("seed " + seed).isNotEmpty().isEqualTo(readable(room));
  }

  private KeyRoom prepared() throws Exception {
    var room = new KeyRoom(place, List.of("alice", "bob"));
    place.write(Registry.PATH, registry(room, true));
    room.as("alice").run("coffre", "keys", "apply").succeeded();
    for (var name : List.of("one", "two")) {
      place.write(name + ".sops.yaml", "a: v-" + values++ + "\nb: {c: v-" + values++ + "}\n");
    }
    room.as("alice").run("coffre", "encrypt", "-i", "one.sops.yaml", "two.sops.yaml").succeeded();
    git("init", "-q", "-b", "main", ".");
    git("config", "user.name", "n");
    git("config", "user.email", "e@example.org");
    commit("start");
    return room;
  }

  private static String registry(KeyRoom room, boolean bob) {
    return room.registry(
        new TreeMap<>(Map.of("alice", List.of("a"), "bob", List.of(bob ? "a" : "b"))), RULES);
  }

  private void change(KeyRoom room, Random random) throws Exception {
    var files = files();
    var file = files.get(random.nextInt(files.size()));
    var alice = room.as("alice");
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> set(alice, file, "abxyz".charAt(random.nextInt(5)) + ".k", "v-" + values++);
      case 3 -> move(alice, file, random);
      case 4 -> {
        Files.createDirectories(place.file("in"));
        git("mv", file, (random.nextBoolean() ? "in/" : "") + values++ + ".sops.yaml");
      }
      case 5 -> alice.run("coffre", "sops", "rotate", "-i", file).succeeded();
      case 6 -> {
        place.write(Registry.PATH, registry(room, random.nextBoolean()));
        alice.run("coffre", "keys", "apply").succeeded();
      }
      case 7 -> { // out of the recipients, and the data key stays
        place.write("../only.yaml", "creation_rules: [{age: " + room.recipient("alice") + "}]\n");
        alice
            .runPeer("real-sops", "--config", "../only.yaml", "updatekeys", "-y", file)
            .succeeded();
      }
      case 8 -> branch(random);
      default -> merge(random);
    }
    commit("change");
  }

  private List<String> files() throws Exception {
    return output("git", "ls-files", "*.sops.yaml")
        .lines()
        .filter(f -> !f.startsWith("."))
        .toList();
  }

  private void set(Workplace alice, String file, String path, String value) throws Exception {
    alice.run(Workplace.ours(List.of(), List.of("coffre", "set", "--stdin", file, path)), value);
  }

  /// The same value in another file, or under another name.
  private void move(Workplace alice, String file, Random random) throws Exception {
    var value = alice.run("coffre", "get", file, "a");
    if (value.status() == 0) {
      alice.run("coffre", "unset", file, "a").succeeded();
      var files = files();
      set(alice, files.get(random.nextInt(files.size())), "moved" + values++, value.text());
    }
  }

  private void branch(Random random) throws Exception {
    if (random.nextBoolean()) {
      branches.add("b" + branches.size());
      git("checkout", "-q", "-b", branches.getLast());
    } else {
      git("checkout", "-q", branches.get(random.nextInt(branches.size())));
    }
  }

  /// A branch that cannot be merged stays for itself, under a tag.
  private void merge(Random random) throws Exception {
    var other = branches.get(random.nextInt(branches.size()));
    var command = List.of("git", "merge", "-q", "--no-ff", "-m", "merge", other);
    if (place.run(command, "").status() != 0) {
      place.run(List.of("git", "merge", "--abort"), "");
      place.run(List.of("git", "tag", "-f", "t-" + other, other), "");
    }
  }

  private void commit(String message) throws Exception {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
  }

  private void git(String... words) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    place.run(command, "").succeeded();
  }

  private String output(String... command) throws Exception {
    return place.run(List.of(command), "").succeeded().text();
  }

  /// The places of each value in the case.
  private static List<Set<String>> listed(String json) throws JsonException {
    var entries = new ArrayList<Set<String>>();
    for (var kase : items(JsonValue.parse(json), "cases")) {
      for (var entry : items(kase, "entries")) {
        var places = new TreeSet<String>();
        for (var at : items(entry, "places")) {
          places.add(at.text("file").orElseThrow() + ": " + at.text("path").orElseThrow());
        }
        entries.add(places);
      }
    }
    return sorted(entries);
  }

  private static List<JsonValue> items(JsonValue value, String field) {
    return value.field(field).orElseThrow().items();
  }

  private static List<Set<String>> sorted(List<Set<String>> entries) {
    return entries.stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
  }

  /// @param path of the file
  /// @param text as the commit has it
  private record Version(String path, String text) {}

  private List<Set<String>> readable(KeyRoom room) throws Exception {
    var places = new TreeMap<String, Set<String>>();
    var dataKeys = new HashSet<String>();
    var others = new ArrayList<Version>();
    for (var version : versions()) {
      var plain = decrypted(room, "bob", version);
      if (plain.isEmpty()) {
        others.add(version);
      } else {
        dataKeys.add(dataKey(room, version));
        add(version, plain, places);
      }
    }
    for (var version : others) {
      if (dataKeys.contains(dataKey(room, version))) {
        add(version, decrypted(room, "alice", version), places);
      }
    }
    return sorted(new ArrayList<>(places.values()));
  }

  private Set<Version> versions() throws Exception {
    var versions = new HashSet<Version>();
    for (var commit : output("git", "rev-list", "--all").lines().toList()) {
      for (var file : output("git", "ls-tree", "-r", "--name-only", commit).lines().toList()) {
        if (file.endsWith(".sops.yaml") && !file.equals(".sops.yaml")) {
          versions.add(new Version(file, output("git", "show", commit + ":" + file)));
        }
      }
    }
    return versions;
  }

  /// What the real sops makes of a version with a holder's key; nothing if it opens nothing.
  private String decrypted(KeyRoom room, String name, Version version) throws Exception {
    place.write("../version.yaml", version.text());
    var ran =
        room.as(name)
            .runPeer(
                "real-sops", "decrypt", "--ignore-mac", "--output-type", "json", "../version.yaml");
    return ran.status() == 0 ? ran.text() : "";
  }

  private static void add(Version version, String json, Map<String, Set<String>> places)
      throws JsonException {
    leaves(JsonValue.parse(json), "")
        .forEach((path, value) ->
            places.computeIfAbsent(value, _ -> new TreeSet<>()).add(version.path() + ": " + path));
  }

  private static Map<String, String> leaves(JsonValue value, String path) {
    var leaves = new TreeMap<String, String>();
    switch (value) {
      case JsonValue.Text(var text) -> leaves.put(path, text);
      case JsonValue.Fields(var fields) ->
          fields.forEach((key, below) ->
              leaves.putAll(leaves(below, path.isEmpty() ? key : path + "." + key)));
      case JsonValue.Numeral _, JsonValue.Word _, JsonValue.Items _ ->
          throw new AssertionError(path);
    }
    return leaves;
  }

  private static String dataKey(KeyRoom room, Version version) throws Exception {
    var bytes = version.text().getBytes(StandardCharsets.UTF_8);
    try (var key = room.ring("alice").recover(Sops.metadata(bytes, Format.YAML))) {
      return key.bytes().expose(HexFormat.of()::formatHex);
    }
  }
}
