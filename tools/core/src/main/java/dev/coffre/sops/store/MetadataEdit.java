package dev.coffre.sops.store;

import dev.coffre.sops.tree.Node;

/// What happens to the `sops` metadata of a text.
public sealed interface MetadataEdit {

  /// Leaves it as it is.
  record Keep() implements MetadataEdit {}

  /// Removes it (the file becomes plain).
  record Drop() implements MetadataEdit {}

  /// Writes `metadata`, in every document of a multi-document file. Scalars that are equal to what
  /// the text has stay byte for byte, if the shape is the same.
  record Write(Node.Mapping metadata) implements MetadataEdit {}
}
