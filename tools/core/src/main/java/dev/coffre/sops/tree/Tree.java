package dev.coffre.sops.tree;

import java.util.List;

/// The content of one file: one mapping per document; only YAML can have more than one.
public record Tree(List<Node.Mapping> documents) {
  public Tree {
    documents = List.copyOf(documents);
  }
}
