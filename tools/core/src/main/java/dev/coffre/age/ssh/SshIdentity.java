package dev.coffre.age.ssh;

import dev.coffre.age.key.Identity;
import dev.coffre.age.key.Recipient;
import java.util.List;

/// An SSH private key, unlocked.
sealed interface SshIdentity extends Identity permits SshEd25519Identity, SshRsaIdentity {
  /// The public key of the same pair.
  SshPublicKey key();

  @Override
  default List<Recipient> recipients() {
    return List.of(key().recipient());
  }
}
