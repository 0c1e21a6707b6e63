package dev.coffre.sops.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// The fields of one mapping of the file, merge keys resolved, read with the types that sops gives
/// them.
final class Fields {
  private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");
  private static final Set<String> FALSE = Set.of("false", "no", "off", "n", "");
  private static final int MAX_DEPTH = 50;

  private final Map<String, Node> nodes;
  private final int line;

  private Fields(Map<String, Node> nodes, int line) {
    this.nodes = nodes;
    this.line = line;
  }

  /// The fields of a mapping; none if it is null.
  static Fields of(Node node, String what) throws ConfigException {
    var nodes = new LinkedHashMap<String, Node>();
    if (!isNull(node)) {
      collect(node, what, nodes, 0);
    }
    return new Fields(nodes, line(node));
  }

  private static void collect(Node node, String what, Map<String, Node> nodes, int depth)
      throws ConfigException {
    if (!(node instanceof MappingNode mapping) || depth > MAX_DEPTH) {
      throw invalid(node, what + " is not a mapping");
    }
    var merged = new ArrayList<Node>();
    for (var tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw invalid(tuple.getKeyNode(), what + " has a key that is not a string");
      }
      if (key.getValue().equals("<<")) {
        merged.add(tuple.getValueNode());
      } else if (nodes.putIfAbsent(key.getValue(), tuple.getValueNode()) != null && depth == 0) {
        throw invalid(key, "mapping key \"" + key.getValue() + "\" already defined");
      }
    }
    for (var other : merged) {
      for (var source : other instanceof SequenceNode list ? list.getValue() : List.of(other)) {
        collect(source, what, nodes, depth + 1);
      }
    }
  }

  /// The field names, for a check.
  Map<String, Integer> names() {
    var names = new LinkedHashMap<String, Integer>();
    nodes.forEach((name, node) -> names.put(name, line(node)));
    return names;
  }

  boolean has(String field) {
    return node(field).isPresent();
  }

  private Optional<Node> node(String field) {
    return Optional.ofNullable(nodes.get(field)).filter(node -> !isNull(node));
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
    return node(field).filter(node -> node instanceof ScalarNode s && !s.isPlain()).isPresent();
  }

  private ConfigException.Invalid wrong(String field, String expected) {
    int at = node(field).map(Fields::line).orElse(line);
    return new ConfigException.Invalid(
        "error loading config: line " + at + ": " + field + " is not " + expected);
  }

  /// The elements of a list field.
  List<Node> list(String field) throws ConfigException {
    var node = node(field);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw wrong(field, "a list");
  }

  /// A list of strings, or one string split at commas.
  List<String> keys(String field) throws ConfigException {
    boolean one = node(field).filter(node -> node instanceof ScalarNode).isPresent();
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
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static String scalar(Node node, String field) throws ConfigException {
    if (node instanceof ScalarNode scalar) {
      return isNull(node) ? "" : scalar.getValue();
    }
    throw invalid(node, field + " is not a string");
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  static ConfigException.Invalid invalid(Node node, String why) {
    return new ConfigException.Invalid("error loading config: line " + line(node) + ": " + why);
  }
}
