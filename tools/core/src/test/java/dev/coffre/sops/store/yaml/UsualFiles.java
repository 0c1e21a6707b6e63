package dev.coffre.sops.store.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes encrypted files as sops lays them out, and spoils them.
final class UsualFiles {
  private static final String CIPHER = "ENC[AES256_GCM,data:pK8=,iv:x+/A=,tag:a1==,type:str]";
  private static final List<String> VALUES =
      List.of(
          CIPHER,
          CIPHER,
          CIPHER,
          CIPHER,
          "plain text, and more",
          "/path",
          "3",
          "1.5",
          "true",
          "~",
          "\"\"",
          "\"2026-11-28T03:00:00Z\"",
          "2026-11-28T03:00:00Z",
          "''",
          "'a: b'",
          "{}",
          "[]",
          "^(data|stringData)$",
          "a:b",
          "http://x/?y=1",
          "0x1F",
          "007",
          "1_000",
          "+.inf");
  private static final List<String> ODD =
      List.of(
          "9223372036854775808",
          "a: b",
          "a #b",
          "*a",
          "&a x",
          "!!int x",
          ">-",
          "|-",
          "|2",
          "\"a",
          "'it''s'",
          "- x",
          "[a, b]",
          "{a: b}",
          "\"a\\nb\"",
          "? x",
          "é",
          "<<",
          "@",
          "\u0085",
          "a:");
  private static final List<String> KEYS =
      List.of("a", "b", "c", "user", "phrase", "db-1", "x.y/z", "sops_x", "enc", "age", "yes");
  private static final List<String> ODD_KEYS =
      List.of("true", "null", "1", "<<", "\"q\"", "a b", "sops", "é", "?", "~", "a:b", "-x");

  private final Random random;
  private final boolean odd;

  /// @param odd whether things stand in it that are none of the usual
  UsualFiles(long seed, boolean odd) {
    this.random = new Random(seed);
    this.odd = odd;
  }

  String file() {
    var text = new StringBuilder(chance(20) ? "---\n" : "");
    text.append(mapping(0, 0));
    text.append(metadata());
    return odd && chance(15) ? text + mapping(0, 2) : text.toString();
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String mapping(int indent, int depth) {
    var text = new StringBuilder();
    var keys = new ArrayList<>(KEYS);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      between(text, indent);
      var key = odd && chance(5) ? pick(ODD_KEYS) : pick(keys);
      if (!odd || chance(97)) {
        keys.remove(key);
      }
      text.append(" ".repeat(indent)).append(key).append(':').append(below(indent, depth));
    }
    return text.toString();
  }

  private void between(StringBuilder text, int indent) {
    if (chance(8)) {
      text.append('\n');
    }
    if (chance(8)) {
      text.append(" ".repeat(odd ? random.nextInt(indent + 4) : indent)).append("# é: words\n");
    }
  }

  private String below(int indent, int depth) {
    if (depth > 3 || chance(65)) {
      return scalar(indent);
    }
    int deeper = indent + (chance(50) ? 2 : 4);
    return chance(60)
        ? "\n" + mapping(deeper, depth + 1)
        : "\n" + sequence(chance(30) ? indent : deeper, depth + 1);
  }

  private String scalar(int indent) {
    if (odd && chance(6)) {
      return chance(80) ? " " + pick(ODD) + "\n" : "\n";
    }
    return chance(10) ? " |\n" + literal(indent + 4) : " " + pick(VALUES) + "\n";
  }

  private String literal(int indent) {
    var text = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      boolean off = odd && chance(5);
      text.append(" ".repeat(off ? random.nextInt(indent + 3) : indent));
      text.append(off ? pick(ODD) : "-----BEGIN: \"x\" # {").append('\n');
      text.append(off && chance(30) ? "\n" : "");
    }
    return text.toString();
  }

  private String sequence(int indent, int depth) {
    var text = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      between(text, indent);
      text.append(" ".repeat(indent)).append("- ");
      text.append(chance(60) ? pick(VALUES) + "\n" : element(indent + 2, depth + 1));
    }
    return text.toString();
  }

  /// A mapping whose first key stands behind a dash.
  private String element(int indent, int depth) {
    return mapping(indent, depth).replaceFirst("^(\\s*# .*\n)*\\s*", "");
  }

  private String metadata() {
    int step = chance(50) ? 2 : 4;
    var text = new StringBuilder("sops:\n");
    var pad = " ".repeat(step);
    var list = chance(30) ? pad : pad.repeat(2);
    text.append(pad).append("age:\n");
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.append(list).append("- enc: |\n").append(literal(list.length() + 6));
      text.append(list).append("  recipient: age1xyz").append(i).append('\n');
    }
    text.append(pad).append("pgp: []\n");
    text.append(pad).append("lastmodified: \"2026-11-28T03:00:00Z\"\n");
    if (odd) {
      between(text, step);
      text.append(pad).append(pick(KEYS)).append(':').append(below(step, 3));
    }
    text.append(pad).append("mac: ").append(CIPHER).append('\n');
    text.append(pad).append("version: 3.13.3\n");
    return text.toString();
  }

  /// The text with bytes and lines changed at random.
  String spoil(String text) {
    var spoilt = text;
    for (int i = random.nextInt(3); i >= 0; i--) {
      spoilt = chance(50) ? spoilLine(spoilt) : spoilCharacter(spoilt);
    }
    return spoilt;
  }

  private String spoilCharacter(String text) {
    int at = random.nextInt(text.length());
    var strange = "-:?[]{},#&*!|>'\"%@`\n\t \r~<é\u2028".charAt(random.nextInt(27));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + strange + text.substring(at + 1);
      case 1 -> text.substring(0, at) + strange + text.substring(at);
      default -> text.substring(0, at) + text.substring(at + 1);
    };
  }

  private String spoilLine(String text) {
    var lines = new ArrayList<>(text.lines().toList());
    int at = random.nextInt(lines.size());
    var line = lines.remove(at);
    var other = random.nextInt(lines.size() + 1);
    switch (random.nextInt(5)) {
      case 0 -> lines.add(other, line);
      case 1 -> lines.addAll(at, List.of(line, line));
      case 2 -> lines.add(at, " ".repeat(random.nextInt(5)) + line);
      case 3 -> lines.add(at, line.replaceFirst("^ {1,2}", ""));
      default -> lines.addAll(at, List.of(line, " ".repeat(random.nextInt(8))));
    }
    return String.join("\n", lines) + "\n";
  }
}
