package dev.coffre.sops.metadata;

import dev.coffre.sops.tree.Node;

/// One holder of the data key (or of a Shamir share) and the copy wrapped for it.
public sealed interface KeyEntry {

  /// Whose copy it is.
  MasterKey key();

  /// A copy in an age file of its own.
  ///
  /// @param recipient the recipient as written, of any age kind
  /// @param enc the armored age file, its trailing newline included
  record AgeEntry(String recipient, String enc) implements KeyEntry {
    @Override
    public MasterKey key() {
      return MasterKey.age(recipient);
    }
  }

  /// A copy that only another service can open. Its fields are kept as they were read.
  record ForeignEntry(MasterKey key, Node.Mapping fields) implements KeyEntry {}
}
