package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.yaml.read.RawDocument;
import dev.coffre.sops.store.yaml.read.RawNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The scalars and aliases of a text by their place.
final class SourceIndex {

  /// An alias and whether it is a key.
  record Use(RawNode.Alias alias, boolean key) {}

  private record Range(int start, int end) {}

  private final Map<Range, RawNode.Scalar> scalars = new HashMap<>();
  private final Map<Integer, Integer> dashes = new HashMap<>();
  private final List<Use> aliases = new ArrayList<>();

  SourceIndex(List<RawDocument> documents) {
    documents.forEach(document -> add(document.root(), false));
  }

  private void add(RawNode node, boolean key) {
    switch (node) {
      case RawNode.Scalar scalar ->
          scalars.put(new Range(scalar.base().contentStart(), scalar.base().end()), scalar);
      case RawNode.Alias alias -> aliases.add(new Use(alias, key));
      case RawNode.Sequence sequence -> {
        for (var item : sequence.items()) {
          add(item.node(), false);
          if (!sequence.flow() && item.node() instanceof RawNode.Scalar scalar) {
            dashes.put(scalar.base().contentStart(), item.start());
          }
        }
      }
      case RawNode.Mapping mapping -> {
        for (var pair : mapping.pairs()) {
          if (pair.key() instanceof RawNode.Alias) {
            add(pair.key(), true);
          }
          add(pair.value(), false);
        }
      }
    }
  }

  /// The scalar whose content has this range.
  Optional<RawNode.Scalar> scalar(int start, int end) {
    return Optional.ofNullable(scalars.get(new Range(start, end)));
  }

  /// Where the dash of a scalar element stands, if it has one.
  Optional<Integer> dash(RawNode.Scalar scalar) {
    return Optional.ofNullable(dashes.get(scalar.base().contentStart()));
  }

  List<Use> aliases() {
    return aliases;
  }
}
