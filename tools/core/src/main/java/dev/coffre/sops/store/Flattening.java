package dev.coffre.sops.store;

import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Nested metadata as one level of keys, for formats that have no more:
/// `age__list_0__map_recipient`.
public final class Flattening {
  private static final String MAP = "__map_";
  private static final String LIST = "__list_";
  private static final Pattern STEP = Pattern.compile(MAP + "|" + LIST);

  /// More steps than any metadata has; a key may come from a hostile file.
  private static final int MOST_STEPS = 100;

  private Flattening() {}

  /// The scalars by their flat keys, in the order of the tree.
  public static Map<String, Value> flatten(Node.Mapping mapping) {
    var flat = new LinkedHashMap<String, Value>();
    flattenMapping(mapping, "", flat);
    return flat;
  }

  private static void flattenMapping(Node.Mapping mapping, String prefix, Map<String, Value> flat) {
    for (var item : mapping.items()) {
      if (item instanceof Entry(var key, var value)) {
        flatten(value, prefix + key, flat);
      }
    }
  }

  private static void flatten(Node node, String key, Map<String, Value> flat) {
    switch (node) {
      case Node.Mapping mapping -> flattenMapping(mapping, key + MAP, flat);
      case Node.Scalar(var value, var site) -> flat.put(key, value);
      case Node.Sequence(var elements) -> {
        int index = 0;
        for (var element : elements) {
          switch (element) {
            case Comment comment -> {}
            case Node value -> flatten(value, key + LIST + index++, flat);
          }
        }
      }
    }
  }

  /// The nested mapping of flat entries, keys sorted; empty if they contradict each other (the same
  /// key twice, a value that is also a mapping, a list with gaps) or nest beyond measure.
  public static Optional<Node.Mapping> unflatten(List<Entry> entries) {
    var root = new Branch();
    for (var entry : entries) {
      if (!root.place(entry)) {
        return Optional.empty();
      }
    }
    return root.node().map(node -> node instanceof Node.Mapping mapping ? mapping : EMPTY);
  }

  private static final Node.Mapping EMPTY = new Node.Mapping(List.of());

  /// A node that is being put together.
  private static final class Branch {
    private Optional<Node> value = Optional.empty();
    private final TreeMap<String, Branch> keys = new TreeMap<>();
    private final TreeMap<Integer, Branch> indices = new TreeMap<>();

    boolean place(Entry entry) {
      var branch = this;
      var steps = STEP.matcher(entry.key());
      int start = 0;
      int depth = 0;
      boolean list = false;
      while (steps.find()) {
        if (++depth > MOST_STEPS) {
          return false;
        }
        branch = branch.child(entry.key().substring(start, steps.start()), list);
        start = steps.end();
        list = steps.group().equals(LIST);
      }
      branch = branch.child(entry.key().substring(start), list);
      boolean fresh = branch.value.isEmpty();
      branch.value = Optional.of(entry.value());
      return fresh;
    }

    private Branch child(String step, boolean list) {
      return list
          ? indices.computeIfAbsent(index(step), key -> new Branch())
          : keys.computeIfAbsent(step, key -> new Branch());
    }

    /// What is not a number counts as 0, as in sops.
    private static int index(String step) {
      try {
        return Integer.parseInt(step);
      } catch (NumberFormatException e) {
        return 0;
      }
    }

    Optional<Node> node() {
      int kinds =
          (value.isPresent() ? 1 : 0) + (keys.isEmpty() ? 0 : 1) + (indices.isEmpty() ? 0 : 1);
      if (kinds > 1) {
        return Optional.empty();
      }
      return value.isPresent() ? value : indices.isEmpty() ? mapping() : sequence();
    }

    private Optional<Node> mapping() {
      var items = new ArrayList<Item>();
      for (var key : keys.entrySet()) {
        var node = key.getValue().node();
        if (node.isEmpty()) {
          return Optional.empty();
        }
        items.add(new Entry(key.getKey(), node.get()));
      }
      return Optional.of(new Node.Mapping(items));
    }

    private Optional<Node> sequence() {
      var elements = new ArrayList<Element>();
      for (var index : indices.entrySet()) {
        var node = index.getValue().node();
        if (node.isEmpty() || index.getKey() != elements.size()) {
          return Optional.empty();
        }
        elements.add(node.get());
      }
      return Optional.of(new Node.Sequence(elements));
    }
  }
}
