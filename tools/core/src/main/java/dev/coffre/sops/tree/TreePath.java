package dev.coffre.sops.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A way down from the root of a document.
///
/// @param steps mapping keys (String) and list indices (Integer, from 0, comments not counted)
public record TreePath(List<Object> steps) {
  public static final TreePath ROOT = new TreePath(List.of());

  public TreePath {
    steps = List.copyOf(steps);
  }

  /// Reads the notation of sops, `["key"][0]["other"]`.
  ///
  /// @throws IllegalArgumentException if it is not of that form
  public static TreePath parse(String text) {
    var steps = new ArrayList<Object>();
    for (var component : text.split("\\[", -1)) {
      if (!component.isEmpty()) {
        steps.add(step(component));
      }
    }
    return new TreePath(steps);
  }

  private static Object step(String component) {
    if (!component.endsWith("]") || component.length() < 2) {
      throw new IllegalArgumentException("component " + component + " doesn't end with ]");
    }
    var inner = component.substring(0, component.length() - 1);
    if (inner.startsWith("\"") || inner.startsWith("'")) {
      if (inner.length() < 2) {
        throw new IllegalArgumentException("component " + component + " is not quoted");
      }
      return inner.substring(1, inner.length() - 1);
    }
    return Integer.valueOf(inner);
  }

  /// The path with one more step.
  public TreePath then(Object step) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new TreePath(longer);
  }

  /// What is there in `document`.
  public Optional<Node> in(Node.Mapping document) {
    Optional<Node> node = Optional.of(document);
    for (var step : steps) {
      node = node.flatMap(parent -> child(parent, step));
    }
    return node;
  }

  private static Optional<Node> child(Node parent, Object step) {
    return switch (parent) {
      case Node.Mapping mapping when step instanceof String key -> mapping.find(key);
      case Node.Sequence(var elements) when step instanceof Integer index ->
          nodes(elements).stream().skip(Math.max(index, 0)).findFirst().filter(node -> index >= 0);
      case Node.Mapping mapping -> Optional.empty();
      case Node.Sequence sequence -> Optional.empty();
      case Node.Scalar scalar -> Optional.empty();
    };
  }

  private static List<Node> nodes(List<Element> elements) {
    return elements.stream()
        .filter(element -> element instanceof Node)
        .map(Node.class::cast)
        .toList();
  }

  /// Keys joined by dots, indices in brackets: `db.hosts[0].name`.
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var step : steps) {
      if (step instanceof Integer index) {
        text.append('[').append(index.intValue()).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step);
      }
    }
    return text.toString();
  }
}
