package dev.coffre.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes a history of random commits for `git fast-import`: files that grow, change, move and go,
/// branches, merges with changes of their own, an octopus, tags, links, modes and odd names.
public final class RandomHistory {
  private static final List<String> NAMES =
      List.of(
          "a",
          "b.txt",
          "sub/c",
          "sub/deep/d.yaml",
          "sp ace",
          "\"quo\\\"te\"",
          "\"t\\tab\"",
          "\"no-utf8-\\377\"",
          "\"\\303\\274.txt\"",
          "sub.d",
          "sub0");

  private final Random random;
  private final StringBuilder stream = new StringBuilder();
  private final List<SortedMap<String, String>> trees = new ArrayList<>();

  private RandomHistory(long seed) {
    this.random = new Random(seed);
  }

  /// Imports such a history; every commit is on a branch.
  public static void into(GitSandbox sandbox, long seed, int commits, boolean loose) {
    var history = new RandomHistory(seed);
    for (int i = 0; i < commits; i++) {
      history.commit(i);
    }
    history.tags();
    sandbox.gitWith(
        history.stream.toString(),
        "-c",
        "fastimport.unpackLimit=" + (loose ? 1_000_000 : 1),
        "fast-import",
        "--quiet",
        "--force");
    var blob = sandbox.gitWith("only a tag leads here", "hash-object", "-w", "--stdin").strip();
    sandbox.git("update-ref", "refs/tags/blob", blob);
    sandbox.git("symbolic-ref", "HEAD", "refs/heads/b" + (commits - 1));
  }

  private void commit(int number) {
    var parents = parents(number);
    var files = new TreeMap<String, String>();
    parents.reversed().forEach(parent -> files.putAll(trees.get(parent)));
    int changes = parents.size() > 1 ? random.nextInt(2) : 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      change(files);
    }
    trees.add(files);
    String branch = "refs/heads/b" + number;
    stream.append("commit ").append(branch).append("\nmark :").append(number + 1).append('\n');
    stream.append("author Some One <one@example.org> ").append(time(number)).append(" +0000\n");
    stream.append("committer Some One <one@example.org> ").append(time(number)).append(" +0000\n");
    data("commit " + number);
    for (int i = 0; i < parents.size(); i++) {
      stream.append(i == 0 ? "from :" : "merge :").append(parents.get(i) + 1).append('\n');
    }
    stream.append("deleteall\n");
    files.forEach(this::file);
    stream.append('\n');
  }

  /// Some clocks are wrong.
  private int time(int number) {
    return 1_600_000_000 + number * 1000 - (random.nextInt(8) == 0 ? 5000 : 0);
  }

  private List<Integer> parents(int number) {
    var parents = new ArrayList<Integer>();
    int count = number == 0 || random.nextInt(25) == 0 ? 0 : 1;
    if (count == 1 && random.nextInt(5) == 0) {
      count = 2 + random.nextInt(2);
    }
    while (count > 0 && parents.size() < Math.min(count, number)) {
      int parent = number - 1 - random.nextInt(Math.min(number, 6));
      if (!parents.contains(parent)) {
        parents.add(parent);
      }
    }
    return parents;
  }

  private void change(SortedMap<String, String> files) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    int kind = random.nextInt(10);
    if (kind == 0) {
      files.remove(name);
    } else if (kind == 1 && !files.isEmpty()) {
      String from = files.firstKey();
      files.put(name, files.remove(from));
    } else {
      files.put(name, edited(files.getOrDefault(name, text(1 + random.nextInt(200)))));
    }
  }

  private String edited(String text) {
    var lines = new ArrayList<>(text.lines().toList());
    for (int i = 0; i < 3; i++) {
      int at = random.nextInt(lines.size() + 1);
      switch (random.nextInt(3)) {
        case 0 -> lines.add(at, line());
        case 1 -> lines.subList(Math.max(0, at - 2), at).clear();
        default -> lines.addAll(at, lines.subList(0, Math.min(5, lines.size())).stream().toList());
      }
    }
    return String.join("\n", lines) + (random.nextBoolean() ? "\n" : "");
  }

  private String text(int lines) {
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(line()).append('\n');
    }
    return text.toString();
  }

  private String line() {
    return Long.toString(random.nextLong(), 36) + " " + random.nextInt(50);
  }

  private void file(String name, String content) {
    String mode =
        random.nextInt(20) == 0 ? "120000" : random.nextInt(10) == 0 ? "100755" : "100644";
    stream.append("M ").append(mode).append(" inline ").append(name).append('\n');
    data(content);
  }

  private void tags() {
    stream.append("tag v1\nfrom :2\ntagger T <t@example.org> 1600000000 +0000\n");
    data("a tag");
  }

  private void data(String content) {
    stream.append("data ").append(content.length()).append('\n').append(content).append('\n');
  }
}
