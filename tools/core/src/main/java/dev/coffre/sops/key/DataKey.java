package dev.coffre.sops.key;

import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;

/// The key that encrypts the values of one file: 32 bytes for AES-256. Close it to wipe it.
public record DataKey(SecretBytes bytes) implements AutoCloseable {

  /// The length in bytes.
  public static final int LENGTH = 32;

  /// A fresh key.
  public static DataKey generate(Randomness randomness) {
    return new DataKey(SecretBytes.adopt(randomness.bytes(LENGTH)));
  }

  @Override
  public void close() {
    bytes.close();
  }
}
