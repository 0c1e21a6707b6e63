package dev.coffre.sops.store.yaml.read;

import java.util.Optional;

/// A node that was given a name with `&`. While its content is still being read it has no node.
public final class Anchor {
  private Optional<RawNode> node = Optional.empty();

  Anchor() {}

  /// The node named, if it is complete.
  public Optional<RawNode> node() {
    return node;
  }

  void complete(RawNode named) {
    node = Optional.of(named);
  }
}
