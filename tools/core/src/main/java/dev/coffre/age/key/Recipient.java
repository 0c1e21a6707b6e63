package dev.coffre.age.key;

import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;

/// A public key, or what stands for one: whoever a file is encrypted to. Thread-safe.
public interface Recipient {

  /// Wraps a file key.
  ///
  /// @param fileKey 16 bytes, left open
  /// @throws AgeException if it cannot be wrapped (a plugin refused, for example)
  Wrapping wrap(SecretBytes fileKey, Randomness randomness) throws AgeException;
}
