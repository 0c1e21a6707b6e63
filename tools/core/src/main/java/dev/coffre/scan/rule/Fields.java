package dev.coffre.scan.rule;

import dev.coffre.yaml.ConfigNode;
import dev.coffre.yaml.ConfigNodes;
import dev.coffre.yaml.IsoDate;
import dev.coffre.yaml.YamlException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of a YAML mapping. Each is asked for once; what nobody asked for is a mistake.
final class Fields {
  private final String place;
  private final Map<String, ConfigNode> left = new LinkedHashMap<>();

  private Fields(String place) {
    this.place = place;
  }

  /// The fields of the text of a file; empty if it says nothing.
  ///
  /// @param file for messages
  static Optional<Fields> of(String file, String text) throws RuleException {
    try {
      var node = ConfigNodes.single(file, text);
      return node.isNull() ? Optional.empty() : Optional.of(of(file, node));
    } catch (YamlException e) {
      throw new RuleException(String.valueOf(e.getMessage()));
    }
  }

  private static Fields of(String file, ConfigNode node) throws RuleException {
    var fields = new Fields(file + ":" + node.line());
    if (!(node instanceof ConfigNode.Mapping mapping)) {
      throw fields.failure("a mapping is expected");
    }
    for (var pair : mapping.pairs()) {
      fields.left.put(
          scalar(pair.key()).orElseThrow(() -> fields.failure("a name is expected")), pair.value());
    }
    return fields;
  }

  String text(String name) throws RuleException {
    return optional(name).orElseThrow(() -> failure("'" + name + "' is missing"));
  }

  String textOr(String name, String otherwise) throws RuleException {
    return optional(name).orElse(otherwise);
  }

  Optional<String> optional(String name) throws RuleException {
    var node = left.remove(name);
    if (node == null) {
      return Optional.empty();
    }
    return Optional.of(scalar(node).orElseThrow(() -> failure("'" + name + "' must be a text")));
  }

  Optional<LocalDate> optionalDate(String name) throws RuleException {
    var text = optional(name);
    try {
      return text.map(IsoDate::parse);
    } catch (DateTimeException e) {
      throw failure("'" + name + "' is not a date of the form 2030-12-31");
    }
  }

  /// Where the mapping begins, for messages.
  String place() {
    return place;
  }

  /// The mappings of a list.
  List<Fields> list(String name) throws RuleException {
    var list = new ArrayList<Fields>();
    for (var item : items(name)) {
      list.add(of(place.substring(0, place.lastIndexOf(':')), item));
    }
    return list;
  }

  /// The texts of a list; an item may be a list of parts, which are joined.
  List<String> texts(String name) throws RuleException {
    var texts = new ArrayList<String>();
    for (var item : items(name)) {
      texts.add(joined(item).orElseThrow(() -> failure("'" + name + "' must be a list of texts")));
    }
    return texts;
  }

  private List<ConfigNode> items(String name) throws RuleException {
    var node = left.remove(name);
    if (node == null) {
      return List.of();
    }
    if (node instanceof ConfigNode.Sequence sequence) {
      return sequence.items();
    }
    throw failure("'" + name + "' must be a list");
  }

  private static Optional<String> joined(ConfigNode node) {
    if (!(node instanceof ConfigNode.Sequence parts)) {
      return scalar(node);
    }
    var text = new StringBuilder();
    for (var part : parts.items()) {
      if (!(part instanceof ConfigNode.Scalar scalar)) {
        return Optional.empty();
      }
      text.append(scalar.text());
    }
    return Optional.of(text.toString());
  }

  private static Optional<String> scalar(ConfigNode node) {
    return node instanceof ConfigNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  /// @throws RuleException if there is a field that nobody asked for
  void finish() throws RuleException {
    if (!left.isEmpty()) {
      throw failure("'" + left.keySet().iterator().next() + "' is not known");
    }
  }

  RuleException failure(String message) {
    return new RuleException(place + ": " + message);
  }
}
