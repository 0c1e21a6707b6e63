package dev.coffre.e2e.bench;

import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A repository of 10,000 files, 1,000 of them encrypted by the real sops for five holders of its
/// registry. A sixth has no access; that it takes the place of the fifth is the work to be done.
///
/// @param root of the repository, which is the home of those who work there
record AccessWorkshop(Path root, Peers peers) {
  private static final int SECRETS = 1000;
  private static final int SOURCES = 9000;
  private static final int READERS = 5;

  void prepare() throws IOException, InterruptedException {
    Files.createDirectories(root);
    Files.createDirectories(keys());
    for (int i = 0; i <= READERS; i++) {
      run(peers.ageKeygen(), "-o", key(i).toString());
    }
    Files.writeString(file(".sops.yaml"), rules(readers(READERS - 1)));
    write(file("keys.before"), registry(readers(READERS - 1)));
    write(file("keys.after"), registry(readers(READERS)));
    for (int i = 0; i < SOURCES; i++) {
      write(file("src/%02d/File%d.java".formatted(i % 100, i)), "// line of text\n".repeat(150));
    }
    for (var secret : secrets()) {
      write(secret, "user: service\npassword: " + secret.hashCode() + "\nretries: 3\n");
      run(peers.sops(), "encrypt", "--in-place", secret.toString());
      var kept = originals().resolve(root.relativize(secret));
      Files.createDirectories(kept.getParent());
      Files.copy(secret, kept);
    }
    settle();
    run(Path.of("git"), "init", "-q");
    run(Path.of("git"), "add", ".sops.yaml", ".config", "src", "secrets");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void run(Path program, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    new Stopwatch().once(new Contender("", List.of(command), environment()));
  }

  Map<String, String> environment() {
    return Map.of(
        "HOME",
        root.toString(),
        "SOPS_AGE_KEY_FILE",
        key(0).toString(),
        "GIT_CONFIG_GLOBAL",
        "/dev/null");
  }

  private Path file(String name) {
    return root.resolve(name);
  }

  private Path keys() {
    return root.resolveSibling("access-keys");
  }

  private Path originals() {
    return root.resolveSibling("access-originals");
  }

  private Path key(int holder) {
    return keys().resolve(holder + ".txt");
  }

  private String recipient(int holder) throws IOException {
    var text = Files.readString(key(holder));
    int start = text.indexOf("age1");
    return text.substring(start, text.indexOf('\n', start));
  }

  /// The first four, and one more.
  private List<String> readers(int last) throws IOException {
    var readers = new ArrayList<String>();
    for (int i = 0; i < READERS - 1; i++) {
      readers.add(recipient(i));
    }
    readers.add(recipient(last));
    return readers;
  }

  private static String rules(List<String> readers) {
    return "creation_rules:\n  - path_regex: ^secrets/\n    age: "
        + String.join(",", readers)
        + "\n";
  }

  private static String registry(List<String> readers) {
    var text = new StringBuilder("sops_yaml: generated\nteams: {all: everybody}\nholders:\n");
    for (int i = 0; i < readers.size(); i++) {
      text.append("  holder-").append(i).append(":\n    kind: person\n    owner: somebody\n");
      text.append("    teams: [all]\n    recipient: ").append(readers.get(i)).append('\n');
      text.append("    created: 2026-01-01\n    unattested: a key of the measurement\n");
    }
    return text.append("rules:\n  - path: ^secrets/\n    teams: [all]\n").toString();
  }

  /// All secrets.
  List<Path> secrets() {
    return IntStream.range(0, SECRETS)
        .mapToObj(i -> file("secrets/%02d/service%04d.yaml".formatted(i % 20, i)))
        .toList();
  }

  /// Everything as the first five want it.
  void settle() throws IOException {
    restore("keys.before", READERS - 1);
  }

  /// The registry with the sixth in place of the fifth; files and rules are not.
  void change() throws IOException {
    restore("keys.after", READERS - 1);
  }

  /// The same with the rules, as those write them who have no registry.
  void changeRules() throws IOException {
    restore("keys.after", READERS);
  }

  private void restore(String registry, int last) throws IOException {
    write(file(".sops.yaml"), rules(readers(last)));
    write(file(".config/coffre/keys.yaml"), Files.readString(file(registry)));
    for (var secret : secrets()) {
      Files.copy(
          originals().resolve(root.relativize(secret)),
          secret,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Checks that the sixth took the fifth's place in the first `count` files.
  void requireChanged(int count) throws IOException {
    for (var secret : secrets().subList(0, count)) {
      var text = Files.readString(secret);
      if (!text.contains(recipient(READERS)) || text.contains(recipient(READERS - 1))) {
        throw new IOException(secret + " is for the wrong readers");
      }
    }
  }
}
