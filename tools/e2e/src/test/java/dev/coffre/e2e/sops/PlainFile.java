package dev.coffre.e2e.sops;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A generated plain file.
///
/// @param extension `yaml`, `json`, `env`, `ini` or `bin`
record PlainFile(String extension, String text) {
  private static final List<String> KEYS =
      List.of(
          "a",
          "b_unencrypted",
          "c_secret",
          "key with blanks",
          "ключ",
          "n",
          "yes",
          "1.5x",
          "x:y",
          "dotted.key",
          "UPPER",
          "data",
          "password",
          "z9",
          "under_score",
          "-dash",
          "q'uote");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "plain",
          "two words",
          "ünïcode ☃ 𝄞",
          "true",
          "null",
          "~",
          "1",
          "0x1F",
          "1e3",
          "2024-01-01",
          "trailing ",
          " leading",
          "#hash",
          "a: b",
          "- dash",
          "'single'",
          "back\\slash",
          "tab\tinside",
          "[list]",
          "{map}",
          "%percent",
          "@at",
          "`tick`",
          "a#b",
          "a #b",
          "ENC[not]",
          "=equals",
          "yes",
          "no",
          "on",
          "12:30:45",
          "0o17",
          "+1",
          ".5",
          "1_000",
          "longer text that goes on and on so that no line is wrapped anywhere, however long it is");
  private static final List<String> LONG =
      List.of("two\nlines", "ends\n", "\nstarts", "blank\n\nbetween", "keep\n\n", "a: b\nc: d\n");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "-1",
          "42",
          "9007199254740993",
          "-9223372036854775808",
          "1.5",
          "-0.0",
          "1.0",
          "1e20",
          "1e21",
          "123456789.125",
          "0.000001",
          "1e-7",
          "3.14159265358979",
          "999999.5");

  /// A file of the given kind; the same random numbers give the same file.
  static PlainFile generate(String extension, Random random) {
    var text =
        switch (extension) {
          case "yaml" -> yaml(random);
          case "json" -> json(random, 0);
          case "env" -> dotenv(random);
          case "ini" -> ini(random);
          default -> pick(random, LONG) + pick(random, TEXTS);
        };
    return new PlainFile(extension, text);
  }

  static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static List<String> keys(Random random, int atMost) {
    var keys = new ArrayList<String>();
    for (int i = 1 + random.nextInt(atMost); i > 0; i--) {
      var key = pick(random, KEYS);
      if (!keys.contains(key)) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static String yaml(Random random) {
    var documents = new ArrayList<String>();
    for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
      documents.add(yamlMapping(random, "", 0));
    }
    return String.join("---\n", documents);
  }

  private static String yamlMapping(Random random, String indent, int depth) {
    var text = new StringBuilder();
    for (var key : keys(random, 6)) {
      if (random.nextInt(4) == 0) {
        text.append(indent).append("# ").append(pick(random, TEXTS).strip()).append('\n');
      }
      text.append(indent).append(quoted(key)).append(':');
      text.append(yamlValue(random, indent, depth));
    }
    return text.toString();
  }

  private static String yamlValue(Random random, String indent, int depth) {
    int kind = random.nextInt(depth < 3 ? 12 : 8);
    return switch (kind) {
      case 0 -> " " + pick(random, NUMBERS) + "\n";
      case 1 -> " " + pick(random, List.of("true", "False", "null", "~", "2024-01-02", "")) + "\n";
      case 2 -> " " + quoted(pick(random, LONG)) + "\n";
      case 3 -> " |\n" + indent + "  block\n" + indent + "  of text\n";
      case 4 -> " " + pick(random, List.of("plain", "with blanks in it", "x # behind")) + "\n";
      case 5 -> " " + pick(random, List.of("[]", "{}", "[1, two, {three: 4}]", "{a: b}")) + "\n";
      case 6, 7 -> " " + quoted(pick(random, TEXTS)) + "\n";
      case 8, 9 -> "\n" + yamlMapping(random, indent + "  ", depth + 1);
      default -> "\n" + yamlList(random, indent + "  ");
    };
  }

  private static String yamlList(Random random, String indent) {
    var text = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      if (random.nextInt(4) == 0) {
        text.append(indent).append("# in a list\n");
      }
      text.append(indent).append("- ").append(listItem(random)).append('\n');
    }
    return text.toString();
  }

  private static String listItem(Random random) {
    return pick(
        random,
        List.of(quoted(pick(random, TEXTS)), pick(random, NUMBERS), "{k: v}", "[x, [y]]", "true"));
  }

  private static String json(Random random, int depth) {
    var entries = new ArrayList<String>();
    for (var key : keys(random, 6)) {
      entries.add(quoted(key) + ": " + jsonValue(random, depth));
    }
    return "{" + String.join(", ", entries) + "}";
  }

  private static String jsonValue(Random random, int depth) {
    return switch (random.nextInt(depth < 3 ? 9 : 6)) {
      case 0, 1 -> pick(random, NUMBERS);
      case 2 -> pick(random, List.of("true", "false", "null", "[]", "{}"));
      case 3 -> quoted(pick(random, LONG));
      case 4, 5 -> quoted(pick(random, TEXTS));
      case 6, 7 -> json(random, depth + 1);
      default -> "[" + jsonValue(random, 3) + ", " + json(random, 3) + "]";
    };
  }

  private static String dotenv(Random random) {
    var text = new StringBuilder();
    for (var key : keys(random, 8)) {
      if (random.nextInt(4) == 0) {
        text.append("# ").append(pick(random, TEXTS)).append('\n');
      }
      text.append(key).append('=').append(pick(random, TEXTS)).append('\n');
    }
    return text.toString();
  }

  private static String ini(Random random) {
    var text = new StringBuilder();
    for (var section : List.of("one", "two words", "three")) {
      text.append('[').append(section).append("]\n");
      for (var key :
          List.of("alpha", "beta_unencrypted", "c_secret").subList(0, 1 + random.nextInt(3))) {
        if (random.nextInt(4) == 0) {
          text.append("; a comment\n");
        }
        var value = pick(random, List.of("plain", "two words", "1", "true", "a=b", "ünï", "c:\\d"));
        text.append(key).append(" = ").append(value).append('\n');
      }
    }
    return text.toString();
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
