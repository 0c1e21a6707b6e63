package dev.coffre.age.key;

import dev.coffre.secret.SecretBytes;
import java.util.List;
import java.util.Optional;

/// A private key, or what stands for one. Thread-safe unless the kind says otherwise.
public interface Identity extends AutoCloseable {

  /// Unwraps the file key from the stanza that was made for this identity; empty if none was.
  ///
  /// @param stanzas all of the header, in file order
  /// @throws AgeException if a stanza of this identity's type is malformed, in whatever place it
  ///   stands: an attacker must not learn by trial which of several keys a file was made for
  Optional<SecretBytes> unwrap(List<Stanza> stanzas) throws AgeException;

  /// The recipients that this identity decrypts for; none if only its secret could tell them.
  ///
  /// @throws AgeException if they lie behind a passphrase that is not to be had
  default List<Recipient> recipients() throws AgeException {
    return List.of();
  }

  /// Whether unwrapping needs neither another program nor a person, so that it is tried first.
  default boolean isNative() {
    return false;
  }

  /// Wipes the secret; afterwards the identity cannot be used.
  @Override
  default void close() {}
}
