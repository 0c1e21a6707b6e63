package dev.coffre.e2e.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// Three versions of a file: values by their path, in the order of the paths.
///
/// @param format `yaml`, `json`, `env` or `ini`
record Case(
    String format,
    SortedMap<String, String> base,
    SortedMap<String, String> ours,
    SortedMap<String, String> theirs) {

  static Case generate(String format, Random random) {
    var base = new TreeMap<String, String>();
    int keys = 1 + random.nextInt(8);
    while (base.size() < keys) {
      base.put(path(format, random), value(random));
    }
    return new Case(format, base, changed(format, base, random), changed(format, base, random));
  }

  /// Two of the three kinds of format have groups of keys; of YAML and JSON, some keys have none.
  private static String path(String format, Random random) {
    var key = "k" + random.nextInt(12);
    boolean grouped = format.equals("ini") || (!format.equals("env") && random.nextInt(3) > 0);
    return grouped ? "g" + random.nextInt(3) + "." + key : key;
  }

  private static String value(Random random) {
    var value = new StringBuilder("v");
    for (int i = random.nextInt(12); i >= 0; i--) {
      value.append((char) ('a' + random.nextInt(26)));
    }
    return value.toString();
  }

  /// The values are few, so that both sides make the same change now and then.
  private static SortedMap<String, String> changed(
      String format, SortedMap<String, String> base, Random random) {
    var changed = new TreeMap<>(base);
    for (int edits = random.nextInt(5); edits > 0; edits--) {
      List<String> paths = new ArrayList<>(changed.keySet());
      switch (random.nextInt(3)) {
        case 0 -> changed.put(path(format, random), "new" + random.nextInt(4));
        case 1 -> {
          if (paths.size() > 1) {
            changed.remove(paths.get(random.nextInt(paths.size())));
          }
        }
        default ->
            changed.put(paths.get(random.nextInt(paths.size())), "changed" + random.nextInt(3));
      }
    }
    return changed;
  }

  /// A version as a file of the format.
  String file(SortedMap<String, String> version) {
    return switch (format) {
      case "yaml" -> yaml(version);
      case "json" -> json(version);
      case "env" -> lines(version, "=");
      default -> ini(version);
    };
  }

  private static String yaml(SortedMap<String, String> version) {
    var text = new StringBuilder();
    var group = "";
    for (var entry : version.entrySet()) {
      var path = entry.getKey();
      int dot = path.indexOf('.');
      if (dot > 0 && !path.substring(0, dot).equals(group)) {
        group = path.substring(0, dot);
        text.append(group).append(":\n");
      }
      text.append(dot > 0 ? "  " : "").append(path.substring(dot + 1)).append(": ");
      text.append(entry.getValue()).append('\n');
    }
    return text.toString();
  }

  private static String json(SortedMap<String, String> version) {
    var members = new TreeMap<String, String>();
    version.forEach((path, value) -> {
      int dot = path.indexOf('.');
      var member = "\"" + path.substring(dot + 1) + "\": \"" + value + "\"";
      members.merge(
          dot > 0 ? path.substring(0, dot) : path,
          dot > 0 ? member : "\"" + value + "\"",
          (one, other) -> one + ",\n    " + other);
    });
    var text = new StringBuilder("{\n");
    var separator = "";
    for (var member : members.entrySet()) {
      boolean group = member.getKey().startsWith("g");
      text.append(separator).append("  \"").append(member.getKey()).append("\": ");
      text.append(group ? "{\n    " + member.getValue() + "\n  }" : member.getValue());
      separator = ",\n";
    }
    return text.append("\n}\n").toString();
  }

  private static String ini(SortedMap<String, String> version) {
    var text = new StringBuilder();
    var group = "";
    for (var entry : version.entrySet()) {
      var parts = entry.getKey().split("\\.", 2);
      if (!parts[0].equals(group)) {
        group = parts[0];
        text.append('[').append(group).append("]\n");
      }
      text.append(parts[1]).append(" = ").append(entry.getValue()).append('\n');
    }
    return text.toString();
  }

  private static String lines(SortedMap<String, String> version, String sign) {
    var text = new StringBuilder();
    version.forEach((path, value) -> text.append(path).append(sign).append(value).append('\n'));
    return text.toString();
  }
}
