package dev.coffre.sops;

import dev.coffre.sops.key.DataKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.tree.Tree;
import java.util.List;

/// A decrypted file, with what is needed to encrypt it again. Close it to wipe the data key.
///
/// @param tree the plain values, at the sites of the encrypted ones
/// @param stash lets unchanged values keep their ciphertext
/// @param unencryptedComments comments at encrypted paths that could not be decrypted, which sops
///   warns of and keeps
public record Opened(
    Tree tree, Metadata metadata, DataKey key, Stash stash, List<String> unencryptedComments)
    implements AutoCloseable {
  public Opened {
    unencryptedComments = List.copyOf(unencryptedComments);
  }

  @Override
  public void close() {
    key.close();
  }
}
