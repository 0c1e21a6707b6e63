package dev.coffre.sops.store.yaml.tree;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.RawNode;

/// Stops documents whose aliases multiply: the rule of go-yaml v3, by which nearly all of a small
/// document may come from aliases, but only a tenth of one with millions of nodes.
final class AliasBudget {
  private static final double LOW = 400_000;
  private static final double HIGH = 4_000_000;

  private int nodes;
  private int copied;

  void count(RawNode node, boolean copy) throws StoreException {
    nodes++;
    copied += copy ? 1 : 0;
    if (copied > 100 && nodes > 1000 && (double) copied / nodes > allowed()) {
      throw TreeBuilder.error(node, "the aliases of this document multiply without measure");
    }
  }

  private double allowed() {
    double scale = Math.clamp((nodes - LOW) / (HIGH - LOW), 0, 1);
    return 0.99 - 0.89 * scale;
  }
}
