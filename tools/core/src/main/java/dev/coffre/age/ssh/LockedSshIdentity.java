package dev.coffre.age.ssh;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.Recipient;
import dev.coffre.age.key.Stanza;
import dev.coffre.secret.SecretBytes;
import java.util.List;
import java.util.Optional;

/// A private key that a passphrase protects. It is asked for only once, and only when a file is
/// encrypted to the key.
final class LockedSshIdentity implements Identity {

  /// Asks for the passphrase and opens the key.
  @FunctionalInterface
  interface Unlock {
    Identity unlock() throws AgeException;
  }

  private final String type;
  private final Optional<SshPublicKey> key;
  private final Unlock unlock;
  private Optional<Identity> unlocked = Optional.empty();

  /// @param type of the stanzas that the key may open
  /// @param key the public key, where the file tells it
  LockedSshIdentity(String type, Optional<SshPublicKey> key, Unlock unlock) {
    this.type = type;
    this.key = key;
    this.unlock = unlock;
  }

  @Override
  public Optional<SecretBytes> unwrap(List<Stanza> stanzas) throws AgeException {
    if (stanzas.stream().noneMatch(this::mayOpen)) {
      return Optional.empty();
    }
    return unlocked().unwrap(stanzas);
  }

  @Override
  public List<Recipient> recipients() throws AgeException {
    return key.isPresent() ? List.of(key.get().recipient()) : unlocked().recipients();
  }

  private boolean mayOpen(Stanza stanza) {
    return stanza.type().equals(type)
        && (key.isEmpty()
            || stanza.arguments().stream().limit(1).anyMatch(key.get().tag()::equals));
  }

  private synchronized Identity unlocked() throws AgeException {
    if (unlocked.isEmpty()) {
      unlocked = Optional.of(unlock.unlock());
    }
    return unlocked.get();
  }

  @Override
  public void close() {
    unlocked.ifPresent(Identity::close);
  }

  @Override
  public String toString() {
    return "LockedSshIdentity";
  }
}
