package dev.coffre.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A mapping of a YAML file. Each field is asked for once; {@link #finish} refuses what nobody
/// asked for. Scalars are texts, whatever type YAML gives them. Not thread-safe.
public final class YamlMapping {
  private final String place;
  private final Map<String, Node> left = new LinkedHashMap<>();

  private YamlMapping(String place) {
    this.place = place;
  }

  /// Reads a file; one without a value is an empty mapping.
  ///
  /// @param file for messages
  /// @throws YamlException if it is no YAML, or no mapping
  public static YamlMapping parse(String file, String text) throws YamlException {
    var node = YamlNodes.single(file, text);
    return node.isPresent() ? of(file, node.get()) : new YamlMapping(file + ":1");
  }

  private static YamlMapping of(String file, Node node) throws YamlException {
    var mapping = new YamlMapping(file + ":" + (node.getStartMark().getLine() + 1));
    if (isNothing(node)) {
      return mapping;
    }
    if (!(node instanceof MappingNode entries)) {
      throw mapping.failure("a mapping is expected");
    }
    for (var entry : entries.getValue()) {
      var name =
          scalar(entry.getKeyNode()).orElseThrow(() -> mapping.failure("a name is expected"));
      if (mapping.left.put(name, entry.getValueNode()) != null) {
        throw mapping.failure("'" + name + "' stands there twice");
      }
    }
    return mapping;
  }

  /// The names that are left, in file order.
  public List<String> names() {
    return List.copyOf(left.keySet());
  }

  /// Whether a field is there and a mapping.
  public boolean isMapping(String name) {
    return left.get(name) instanceof MappingNode;
  }

  /// A field that is a text.
  ///
  /// @throws YamlException if it is missing, or none
  public String text(String name) throws YamlException {
    return optional(name).orElseThrow(() -> failure("'" + name + "' is missing"));
  }

  /// A field that is a text, if it is there.
  ///
  /// @throws YamlException if it is something else
  public Optional<String> optional(String name) throws YamlException {
    var node = left.remove(name);
    if (node == null) {
      return Optional.empty();
    }
    return Optional.of(scalar(node).orElseThrow(() -> failure("'" + name + "' must be a text")));
  }

  /// A field that is a list of texts, one at least.
  ///
  /// @throws YamlException if it is something else
  public List<String> texts(String name) throws YamlException {
    var texts = new ArrayList<String>();
    for (var item : items(name)) {
      texts.add(scalar(item).orElseThrow(() -> failure("'" + name + "' must be a list of texts")));
    }
    if (texts.isEmpty()) {
      throw failure("'" + name + "' is empty");
    }
    return texts;
  }

  /// A field that is a text or a list of texts, which may be empty.
  ///
  /// @throws YamlException if it is something else
  public List<String> oneOrMore(String name) throws YamlException {
    var node = left.get(name);
    if (node instanceof SequenceNode list && list.getValue().isEmpty()) {
      left.remove(name);
      return List.of();
    }
    return node instanceof ScalarNode ? List.of(text(name)) : texts(name);
  }

  /// A field that is a list of mappings.
  ///
  /// @throws YamlException if it is something else
  public List<YamlMapping> list(String name) throws YamlException {
    var list = new ArrayList<YamlMapping>();
    for (var item : items(name)) {
      list.add(of(file(), item));
    }
    return list;
  }

  /// A field that is a mapping; an empty one if it is not there.
  ///
  /// @throws YamlException if it is something else
  public YamlMapping mapping(String name) throws YamlException {
    var node = left.remove(name);
    return node == null ? new YamlMapping(place) : of(file(), node);
  }

  private List<Node> items(String name) throws YamlException {
    var node = left.remove(name);
    if (node == null) {
      throw failure("'" + name + "' is missing");
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw failure("'" + name + "' must be a list");
  }

  private static boolean isNothing(Node node) {
    return node.getNodeId() == NodeId.scalar && node.getTag().equals(Tag.NULL);
  }

  private static Optional<String> scalar(Node node) {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  private String file() {
    return place.substring(0, place.lastIndexOf(':'));
  }

  /// Ends the reading.
  ///
  /// @throws YamlException if there is a field that nobody asked for
  public void finish() throws YamlException {
    if (!left.isEmpty()) {
      throw failure("'" + left.keySet().iterator().next() + "' is not known");
    }
  }

  /// The constant of a closed set that a field's text names, as the constants' `toString` write it.
  ///
  /// @throws YamlException if it names none; the message lists those there are
  public <E extends Enum<E>> E oneOf(String field, Class<E> type, String text)
      throws YamlException {
    var all = Arrays.asList(type.getEnumConstants());
    return all.stream()
        .filter(constant -> constant.toString().equals(text))
        .findFirst()
        .orElseThrow(() ->
            failure(
                "'%s' is one of %s"
                    .formatted(
                        field,
                        all.stream().map(Enum::toString).collect(Collectors.joining(", ")))));
  }

  /// What to throw about this mapping.
  public YamlException failure(String message) {
    return new YamlException(place + ": " + message);
  }
}
