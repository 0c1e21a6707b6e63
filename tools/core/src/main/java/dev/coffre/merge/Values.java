package dev.coffre.merge;

import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Nesting;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What trees say, comments and the order of keys left out.
final class Values {
  private Values() {}

  static boolean same(Tree one, Tree other) {
    return Nesting.descend(() -> sameNodes(one.documents(), other.documents()));
  }

  /// The comments of a tree, in its order.
  static List<Value.Str> comments(Tree tree) {
    return Nesting.descend(() -> tree.documents().stream().flatMap(Values::comments).toList());
  }

  private static Stream<Value.Str> comments(Element element) {
    return switch (element) {
      case Comment(var text, var inline, var site) -> Stream.of(text);
      case Node.Scalar scalar -> Stream.empty();
      case Node.Sequence(var elements) -> elements.stream().flatMap(Values::comments);
      case Node.Mapping(var items) ->
          items.stream()
              .flatMap(item ->
                  switch (item) {
                    case Comment comment -> comments(comment);
                    case Entry(var key, var value) -> comments(value);
                  });
    };
  }

  static boolean same(Optional<? extends Node> one, Optional<? extends Node> other) {
    if (one.isPresent() && other.isPresent()) {
      return same(one.get(), other.get());
    }
    return one.isEmpty() && other.isEmpty();
  }

  static boolean same(Node one, Node other) {
    return switch (one) {
      case Node.Scalar(var value, var site) ->
          other instanceof Node.Scalar(var others, var place) && value.equals(others);
      case Node.Sequence sequence ->
          other instanceof Node.Sequence others && sameNodes(elements(sequence), elements(others));
      case Node.Mapping mapping ->
          other instanceof Node.Mapping others && sameMapping(mapping, others);
    };
  }

  private static boolean sameNodes(List<? extends Node> nodes, List<? extends Node> others) {
    if (nodes.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < nodes.size(); i++) {
      if (!same(nodes.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameMapping(Node.Mapping mapping, Node.Mapping other) {
    if (repeatsKeys(mapping) || repeatsKeys(other)) {
      var mine = entries(mapping);
      var others = entries(other);
      return mine.stream().map(Entry::key).toList().equals(others.stream().map(Entry::key).toList())
          && sameNodes(
              mine.stream().map(Entry::value).toList(), others.stream().map(Entry::value).toList());
    }
    var mine = byKey(mapping);
    var others = byKey(other);
    return mine.keySet().equals(others.keySet())
        && mine.keySet().stream()
            .allMatch(key ->
                same(Optional.ofNullable(mine.get(key)), Optional.ofNullable(others.get(key))));
  }

  /// The elements of a list that are no comments.
  static List<Node> elements(Node.Sequence sequence) {
    return sequence.elements().stream().flatMap(Values::node).toList();
  }

  private static Stream<Node> node(Element element) {
    return switch (element) {
      case Node node -> Stream.of(node);
      case Comment comment -> Stream.empty();
    };
  }

  /// The entries of a mapping by key, in its order. Of a key that is there twice, the last.
  static Map<String, Node> byKey(Node.Mapping mapping) {
    var entries = new LinkedHashMap<String, Node>();
    entries(mapping).forEach(entry -> entries.put(entry.key(), entry.value()));
    return entries;
  }

  /// Whether a key is there twice, as JSON, dotenv and ini allow.
  static boolean repeatsKeys(Node.Mapping mapping) {
    var seen = new HashSet<String>();
    return entries(mapping).stream().anyMatch(entry -> !seen.add(entry.key()));
  }

  private static List<Entry> entries(Node.Mapping mapping) {
    return mapping.items().stream().flatMap(Values::entry).toList();
  }

  private static Stream<Entry> entry(Item item) {
    return switch (item) {
      case Entry entry -> Stream.of(entry);
      case Comment comment -> Stream.empty();
    };
  }
}
