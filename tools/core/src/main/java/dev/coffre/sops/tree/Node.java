package dev.coffre.sops.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What stands under a key or in a list.
public sealed interface Node extends Element {

  /// An ordered mapping. Keys may repeat where the format allows it (JSON, dotenv).
  record Mapping(List<Item> items) implements Node {
    public Mapping {
      items = List.copyOf(items);
    }

    /// What the first entry with this key maps to.
    public Optional<Node> find(String key) {
      for (var item : items) {
        if (item instanceof Entry entry && entry.key().equals(key)) {
          return Optional.of(entry.value());
        }
      }
      return Optional.empty();
    }
  }

  /// A list, with the comments between its elements.
  record Sequence(List<Element> elements) implements Node {
    public Sequence {
      elements = List.copyOf(elements);
    }

    /// Hands over the elements that are no comments, each with its path below `path`.
    public void forEach(TreePath path, BiConsumer<Node, TreePath> use) {
      int index = 0;
      for (var element : elements) {
        if (element instanceof Node node) {
          use.accept(node, path.then(index++));
        }
      }
    }
  }

  /// A typed scalar and the place in the source it was read from.
  record Scalar(Value value, Site site) implements Node {

    /// A scalar that was not read from a source.
    public static Scalar of(Value value) {
      return new Scalar(value, Site.NONE);
    }
  }
}
