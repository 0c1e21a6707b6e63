package dev.coffre.sops.store.yaml;

import java.util.List;
import java.util.Random;

/// Writes YAML files of every layout the store must keep: block and flow, all styles of scalars,
/// comments and empty lines anywhere, any indentation.
final class YamlDocuments {
  private static final List<String> FLOW_SAFE =
      List.of(
          "a",
          "5",
          "1.5",
          "true",
          "yes",
          "null",
          "~",
          "2024-01-01",
          "\"q, é\"",
          "'s: #'",
          "\"\"",
          "0x1F",
          "é");
  private static final List<String> INLINE =
      List.of(
          "foo bar",
          "a#b",
          "http://x/?y=1",
          "-x",
          "1e3",
          ".inf",
          "'it''s'",
          "\"a\\nb\"",
          "😀",
          "!!str 5",
          "!x y",
          "007");

  private final Random random;
  private int keys;

  YamlDocuments(long seed) {
    this.random = new Random(seed);
  }

  String file() {
    var text = new StringBuilder(chance(10) ? "---\n" : "");
    int documents = chance(20) ? 2 : 1;
    for (int i = 0; i < documents; i++) {
      text.append(i > 0 ? "---\n" : "").append(mapping(0, 0));
    }
    var file = chance(10) ? text.toString().stripTrailing() : text.toString();
    return chance(8) ? file.replace("\n", "\r\n") : file;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String mapping(int indent, int depth) {
    var text = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      var key = "k" + keys++;
      text.append(comment(indent)).append(" ".repeat(indent));
      text.append(chance(10) ? '"' + key + " x\"" : key)
          .append(':')
          .append(node(indent, depth, false));
    }
    return text.append(comment(indent)).toString();
  }

  private String sequence(int indent, int depth) {
    var text = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.append(comment(indent)).append(" ".repeat(indent));
      text.append('-').append(node(indent, depth, true));
    }
    return text.append(comment(indent)).toString();
  }

  private String node(int indent, int depth, boolean inSequence) {
    int deeper = indent + pick(List.of(1, 2, 2, 4));
    if (depth < 3 && chance(25)) {
      return behind() + "\n" + mapping(deeper, depth + 1);
    }
    if (depth < 3 && chance(25)) {
      return behind() + "\n" + sequence(inSequence || chance(60) ? deeper : indent, depth + 1);
    }
    if (chance(15)) {
      return " " + block(deeper) + "\n";
    }
    return " " + (chance(20) ? flow(0) : pick(chance(50) ? FLOW_SAFE : INLINE)) + behind() + "\n";
  }

  private String block(int indent) {
    var header = pick(List.of("|", ">")) + pick(List.of("", "-", "+"));
    var lines = pick(List.of("one", "one\ntwo", "one\n\n two\nthree", "one\n\n", "é "));
    return header
        + "\n"
        + " ".repeat(indent)
        + lines.replaceAll("\n(?=.)", "\n" + " ".repeat(indent));
  }

  private String flow(int depth) {
    if (depth > 2 || chance(40)) {
      return pick(FLOW_SAFE);
    }
    return chance(50)
        ? "[" + flow(depth + 1) + ", " + flow(depth + 1) + "]"
        : "{f" + keys++ + ": " + flow(depth + 1) + "}";
  }

  private String behind() {
    return chance(15) ? "  # behind" : "";
  }

  private String comment(int indent) {
    if (chance(80)) {
      return chance(10) ? "\n" : "";
    }
    return " ".repeat(chance(80) ? indent : indent + 1)
        + "# c"
        + random.nextInt(9)
        + "\n"
        + (chance(30) ? "\n" : "");
  }
}
