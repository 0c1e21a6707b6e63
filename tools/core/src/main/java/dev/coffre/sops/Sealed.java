package dev.coffre.sops;

import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.tree.Tree;
import java.util.Optional;

/// An encrypted file, ready to be written.
///
/// @param tree the encrypted values, at the sites of the plain ones; encrypted comments of a list
///   are elements of it, as sops writes them
/// @param metadata with a fresh MAC
public record Sealed(Tree tree, Metadata metadata) {

  /// For {@link Store#emit}: the layout of sops.
  public Store.Parsed file() {
    return new Store.Parsed(tree, Optional.of(metadata.toNode()));
  }

  /// For {@link Store#patch}, together with {@link Edits#between}.
  public MetadataEdit metadataEdit() {
    return new MetadataEdit.Write(metadata.toNode());
  }
}
