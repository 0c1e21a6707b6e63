package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.RawNode;
import dev.coffre.sops.store.yaml.tree.Keys;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds what differs between metadata in a text and new metadata of the same shape.
final class MetadataUpdate {
  private final ScalarEdit scalars;
  private final List<Splice> splices = new ArrayList<>();

  MetadataUpdate(ScalarEdit scalars) {
    this.scalars = scalars;
  }

  List<Splice> splices() {
    return splices;
  }

  /// Whether both have the same keys and lists of the same length throughout; if so, the changes to
  /// the text are collected.
  ///
  /// @param raw the old metadata in the text
  /// @param old the same as a tree
  boolean compare(RawNode raw, Node old, Node wanted) throws StoreException {
    if (raw instanceof RawNode.Scalar scalar
        && old instanceof Node.Scalar(var before, var oldSite)
        && wanted instanceof Node.Scalar(var after, var newSite)) {
      if (!isSame(before, after)) {
        splices.addAll(scalars.replace(scalar, after));
      }
      return true;
    }
    if (raw instanceof RawNode.Mapping mapping
        && old instanceof Node.Mapping before
        && wanted instanceof Node.Mapping after) {
      return compare(mapping, entries(before), entries(after));
    }
    return raw instanceof RawNode.Sequence sequence
        && old instanceof Node.Sequence before
        && wanted instanceof Node.Sequence after
        && compare(sequence, nodes(before), nodes(after));
  }

  private boolean compare(RawNode.Mapping raw, Map<String, Node> old, Map<String, Node> wanted)
      throws StoreException {
    if (!old.keySet().equals(wanted.keySet())) {
      return false;
    }
    for (var pair : raw.pairs()) {
      var key = Keys.text(pair.key());
      var before = old.get(key);
      var after = wanted.get(key);
      if (before == null || after == null || !compare(pair.value(), before, after)) {
        return false;
      }
    }
    return true;
  }

  private boolean compare(RawNode.Sequence raw, List<Node> old, List<Node> wanted)
      throws StoreException {
    if (old.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < old.size(); i++) {
      if (!compare(raw.items().get(i).node(), old.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, Node> entries(Node.Mapping mapping) {
    var entries = new HashMap<String, Node>();
    for (var item : mapping.items()) {
      if (item instanceof Entry(String key, Node value)) {
        entries.put(key, value);
      }
    }
    return entries;
  }

  private static List<Node> nodes(Node.Sequence sequence) {
    return sequence.elements().stream()
        .filter(Node.class::isInstance)
        .map(Node.class::cast)
        .toList();
  }

  private static boolean isSame(Value a, Value b) {
    if (a instanceof Value.Str(var left) && b instanceof Value.Str(var right)) {
      return left.sameAs(right);
    }
    return a.equals(b);
  }
}
