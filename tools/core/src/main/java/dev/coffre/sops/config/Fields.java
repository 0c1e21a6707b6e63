package dev.coffre.sops.config;

import dev.coffre.yaml.ConfigNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The fields of one mapping of the file, merge keys resolved, read with the types that sops gives
/// them.
final class Fields {
  private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");
  private static final Set<String> FALSE = Set.of("false", "no", "off", "n", "");
  private static final int MAX_DEPTH = 50;

  private final Map<String, ConfigNode> nodes;
  private final int line;

  private Fields(Map<String, ConfigNode> nodes, int line) {
    this.nodes = nodes;
    this.line = line;
  }

  /// The fields of a mapping; none if it is null.
  static Fields of(ConfigNode node, String what) throws ConfigException {
    var nodes = new LinkedHashMap<String, ConfigNode>();
    if (!node.isNull()) {
      collect(node, what, nodes, 0);
    }
    return new Fields(nodes, node.line());
  }

  private static void collect(
      ConfigNode node, String what, Map<String, ConfigNode> nodes, int depth)
      throws ConfigException {
    if (!(node instanceof ConfigNode.Mapping mapping) || depth > MAX_DEPTH) {
      throw invalid(node, what + " is not a mapping");
    }
    var merged = new ArrayList<ConfigNode>();
    for (var pair : mapping.pairs()) {
      if (!(pair.key() instanceof ConfigNode.Scalar key)) {
        throw invalid(pair.key(), what + " has a key that is not a string");
      }
      if (key.text().equals("<<")) {
        merged.add(pair.value());
      } else if (nodes.putIfAbsent(key.text(), pair.value()) != null && depth == 0) {
        throw invalid(key, "mapping key \"" + key.text() + "\" already defined");
      }
    }
    for (var other : merged) {
      for (var source : other instanceof ConfigNode.Sequence list ? list.items() : List.of(other)) {
        collect(source, what, nodes, depth + 1);
      }
    }
  }

  /// The field names, for a check.
  Map<String, Integer> names() {
    var names = new LinkedHashMap<String, Integer>();
    nodes.forEach((name, node) -> names.put(name, node.line()));
    return names;
  }

  boolean has(String field) {
    return node(field).isPresent();
  }

  private Optional<ConfigNode> node(String field) {
    return Optional.ofNullable(nodes.get(field)).filter(node -> !node.isNull());
  }

  String text(String field) throws ConfigException {
    var node = node(field);
    return node.isPresent() ? scalar(node.get(), field) : "";
  }

  int integer(String field) throws ConfigException {
    var text = text(field);
    if (isQuoted(field)) {
      throw wrong(field, "a number");
    }
    try {
      return text.isEmpty() ? 0 : Integer.decode(text);
    } catch (NumberFormatException e) {
      throw wrong(field, "a number");
    }
  }

  /// Words of YAML 1.1 are taken, but a quoted `true` or `false` is text, as to sops.
  boolean truth(String field) throws ConfigException {
    var text = text(field).toLowerCase(Locale.ROOT);
    boolean known = TRUE.contains(text) || FALSE.contains(text);
    if (!known || (isQuoted(field) && text.matches("true|false"))) {
      throw wrong(field, "true or false");
    }
    return TRUE.contains(text);
  }

  private boolean isQuoted(String field) {
    return node(field)
        .filter(node -> node instanceof ConfigNode.Scalar s && !s.plain())
        .isPresent();
  }

  private ConfigException.Invalid wrong(String field, String expected) {
    int at = node(field).map(ConfigNode::line).orElse(line);
    return new ConfigException.Invalid(
        "error loading config: line " + at + ": " + field + " is not " + expected);
  }

  /// The elements of a list field.
  List<ConfigNode> list(String field) throws ConfigException {
    var node = node(field);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof ConfigNode.Sequence sequence) {
      return sequence.items();
    }
    throw wrong(field, "a list");
  }

  /// A list of strings, or one string split at commas.
  List<String> keys(String field) throws ConfigException {
    boolean one = node(field).filter(node -> node instanceof ConfigNode.Scalar).isPresent();
    return one ? split(text(field)) : texts(field);
  }

  List<String> texts(String field) throws ConfigException {
    var texts = new ArrayList<String>();
    for (var node : list(field)) {
      texts.add(scalar(node, field));
    }
    return texts;
  }

  Optional<Fields> nested(String field) throws ConfigException {
    var node = node(field);
    return node.isPresent() ? Optional.of(of(node.get(), field)) : Optional.empty();
  }

  static List<String> split(String text) {
    var parts = new ArrayList<String>();
    for (var part : text.split(",", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  private static String scalar(ConfigNode node, String field) throws ConfigException {
    if (node instanceof ConfigNode.Scalar scalar) {
      return scalar.isNull() ? "" : scalar.text();
    }
    throw invalid(node, field + " is not a string");
  }

  static ConfigException.Invalid invalid(ConfigNode node, String why) {
    return new ConfigException.Invalid("error loading config: line " + node.line() + ": " + why);
  }
}
