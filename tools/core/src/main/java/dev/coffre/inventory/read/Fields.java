package dev.coffre.inventory.read;

import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import java.util.List;
import java.util.Optional;

/// Ways into a tree whose shape is only hoped for.
record Fields(List<Entry> entries) {

  /// The entries of a mapping; none of anything else.
  static Fields of(Node node) {
    return node instanceof Node.Mapping(var items)
        ? new Fields(
            items.stream().filter(item -> item instanceof Entry).map(item -> (Entry) item).toList())
        : new Fields(List.of());
  }

  /// The nodes of a list; none of anything else.
  static List<Node> nodes(Node node) {
    return node instanceof Node.Sequence(var elements)
        ? elements.stream()
            .filter(element -> element instanceof Node)
            .map(element -> (Node) element)
            .toList()
        : List.of();
  }

  /// What stands at the end of some keys.
  static Optional<Node> at(Node node, String... keys) {
    Optional<Node> at = Optional.of(node);
    for (var key : keys) {
      at =
          at.flatMap(parent ->
              parent instanceof Node.Mapping mapping ? mapping.find(key) : Optional.empty());
    }
    return at;
  }
}
