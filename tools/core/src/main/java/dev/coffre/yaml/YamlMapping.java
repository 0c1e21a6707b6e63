package dev.coffre.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// A mapping of a YAML file. Each field is asked for once; {@link #finish} refuses what nobody
/// asked for. Scalars are texts, whatever type YAML gives them. Not thread-safe.
public final class YamlMapping {
  private final String place;
  private final Map<String, ConfigNode> left = new LinkedHashMap<>();

  private YamlMapping(String place) {
    this.place = place;
  }

  /// Reads a file; one without a value is an empty mapping.
  ///
  /// @param file for messages
  /// @throws YamlException if it is no YAML, or no mapping
  public static YamlMapping parse(String file, String text) throws YamlException {
    return of(file, ConfigNodes.single(file, text));
  }

  private static YamlMapping of(String file, ConfigNode node) throws YamlException {
    var mapping = new YamlMapping(file + ":" + node.line());
    if (node.isNull()) {
      return mapping;
    }
    if (!(node instanceof ConfigNode.Mapping entries)) {
      throw mapping.failure("a mapping is expected");
    }
    for (var entry : entries.pairs()) {
      if (!(entry.key() instanceof ConfigNode.Scalar name)) {
        throw mapping.failure("a name is expected");
      }
      if (mapping.left.put(name.text(), entry.value()) != null) {
        throw mapping.failure("'" + name.text() + "' stands there twice");
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
    return left.get(name) instanceof ConfigNode.Mapping;
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
    if (node instanceof ConfigNode.Scalar scalar) {
      return Optional.of(scalar.text());
    }
    throw failure("'" + name + "' must be a text");
  }

  /// A field that is a list of texts, one at least.
  ///
  /// @throws YamlException if it is something else
  public List<String> texts(String name) throws YamlException {
    var texts = new ArrayList<String>();
    for (var item : items(name)) {
      if (!(item instanceof ConfigNode.Scalar scalar)) {
        throw failure("'" + name + "' must be a list of texts");
      }
      texts.add(scalar.text());
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
    if (node instanceof ConfigNode.Sequence list && list.items().isEmpty()) {
      left.remove(name);
      return List.of();
    }
    return node instanceof ConfigNode.Scalar ? List.of(text(name)) : texts(name);
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

  private List<ConfigNode> items(String name) throws YamlException {
    var node = left.remove(name);
    if (node == null) {
      throw failure("'" + name + "' is missing");
    }
    if (node instanceof ConfigNode.Sequence sequence) {
      return sequence.items();
    }
    throw failure("'" + name + "' must be a list");
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
  public <E extends Enum<E>> E oneOf(String field, E[] constants, String text)
      throws YamlException {
    var words = new StringJoiner(", ");
    for (var constant : constants) {
      if (constant.toString().equals(text)) {
        return constant;
      }
      words.add(constant.toString());
    }
    throw failure("'" + field + "' is one of " + words);
  }

  /// What to throw about this mapping.
  public YamlException failure(String message) {
    return new YamlException(place + ": " + message);
  }
}
