package dev.coffre.e2e.fault;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// A command that writes files, to be killed.
///
/// @param words the command line; its first word is the name ours is called by
/// @param judge tells what is in a file that is new
/// @param content of every file, in the judge's eyes, once the command is done
record Victim(List<String> words, List<String> targets, Judge judge, String content) {
  private static final String BEFORE = "user: app\npassword: canary\n";
  private static final String AFTER = "user: app\npassword: changed\n";
  private static final List<String> TREE =
      IntStream.range(10, 30).mapToObj(i -> i + ".sops.yaml").toList();

  Victim {
    words = List.copyOf(words);
    targets = List.copyOf(targets);
  }

  /// Reads a file that one of our programs wrote, with other means.
  enum Judge {
    /// It is plain.
    NOBODY,
    SOPS,
    AGE
  }

  /// How many files of every kind there are in a tree.
  static int treeSize() {
    return TREE.size();
  }

  static List<Victim> all() {
    return List.of(
        sops("plain.sops.yaml", BEFORE, "coffre encrypt -i plain.sops.yaml"),
        new Victim(words("coffre encrypt plain"), below("plain"), Judge.SOPS, BEFORE),
        new Victim(words("coffre decrypt -i secret"), below("secret"), Judge.NOBODY, BEFORE),
        plain("secret.sops.yaml", BEFORE, "coffre decrypt -i secret.sops.yaml"),
        plain("message.txt", BEFORE, "coffre decrypt -o message.txt secret.sops.yaml"),
        sops("secret.sops.yaml", AFTER, "coffre set secret.sops.yaml password --stdin"),
        sops("secret.sops.yaml", "user: app\n", "coffre unset secret.sops.yaml password"),
        sops("secret.sops.yaml", AFTER, "coffre edit secret.sops.yaml"),
        sops("plain.sops.yaml", BEFORE, "sops encrypt -i plain.sops.yaml"),
        plain("secret.sops.yaml", BEFORE, "sops decrypt -i secret.sops.yaml"),
        sops("secret.sops.yaml", AFTER, "sops set secret.sops.yaml [\"password\"] \"changed\""),
        sops("secret.sops.yaml", "user: app\n", "sops unset secret.sops.yaml [\"password\"]"),
        sops("secret.sops.yaml", AFTER, "sops edit secret.sops.yaml"),
        sops("secret.sops.yaml", BEFORE, "sops rotate -i secret.sops.yaml"),
        sops("secret.sops.yaml", BEFORE, "sops --config other.yaml updatekeys -y secret.sops.yaml"),
        age("message.age", "age -r RECIPIENT -o message.age plain.sops.yaml"),
        plain("message.txt", BEFORE, "age -d -i keys.txt -o message.txt message.age"));
  }

  private static Victim sops(String target, String content, String words) {
    return new Victim(words(words), List.of(target), Judge.SOPS, content);
  }

  private static Victim plain(String target, String content, String words) {
    return new Victim(words(words), List.of(target), Judge.NOBODY, content);
  }

  private static Victim age(String target, String words) {
    return new Victim(words(words), List.of(target), Judge.AGE, BEFORE);
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }

  private static List<String> below(String folder) {
    return TREE.stream().map(name -> folder + "/" + name).toList();
  }

  /// The files that the commands find, made with our own programs.
  static Workplace prepare(Path root) throws Exception {
    var place = Workplace.in(root);
    place.run("coffre", "init", "--identity", "keys.txt").succeeded();
    for (String stem : List.of("plain", "secret")) {
      place.write(stem + ".sops.yaml", BEFORE);
      for (String name : TREE) {
        place.write(stem + "/" + name, BEFORE);
      }
    }
    place.write("message.txt", "older\n");
    String own = place.run("age-keygen", "-y", "keys.txt").succeeded().text().strip();
    place.write("message.age", "");
    place.run("age", "-r", own, "-o", "message.age", "plain.sops.yaml").succeeded();
    place.run("coffre", "encrypt", "secret", "secret.sops.yaml").succeeded();
    place.run("age-keygen", "-o", "colleague.txt").succeeded();
    String other = place.run("age-keygen", "-y", "colleague.txt").succeeded().text().strip();
    place.write("other.yaml", "creation_rules: [{age: \"" + own + "," + other + "\"}]\n");
    place.write("editor", "#!/bin/sh\nprintf 'user: app\\npassword: changed\\n' >\"$1\"\n");
    place.file("editor").toFile().setExecutable(true);
    return place
        .with("RECIPIENT", own)
        .with("EDITOR", place.file("editor").toString())
        .with("SOPS_AGE_KEY_FILE", "keys.txt");
  }
}
