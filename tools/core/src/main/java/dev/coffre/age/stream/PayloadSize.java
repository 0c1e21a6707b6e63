package dev.coffre.age.stream;

import dev.coffre.age.key.AgeException.DamagedPayload;
import dev.coffre.crypto.ChaCha20Poly1305;

/// What the size of a payload tells without a key.
///
/// @param plaintext bytes of plaintext
/// @param chunks how many chunks hold them, at least one
public record PayloadSize(long plaintext, long chunks) {

  /// The sizes behind `sealed` bytes of chunks (the nonce in front of them not counted).
  ///
  /// @throws DamagedPayload if no payload has that size
  public static PayloadSize ofSealed(long sealed) throws DamagedPayload {
    long chunks = (sealed + Chunk.SEALED - 1) / Chunk.SEALED;
    long plaintext = sealed - chunks * ChaCha20Poly1305.TAG;
    long expected = Math.max(1, (plaintext + Chunk.SIZE - 1) / Chunk.SIZE);
    if (sealed < ChaCha20Poly1305.TAG || chunks != expected) {
      throw new DamagedPayload("no payload has " + sealed + " bytes");
    }
    return new PayloadSize(plaintext, chunks);
  }
}
