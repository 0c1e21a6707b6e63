package dev.coffre.age.stream;

import dev.coffre.age.key.AgeException.DamagedPayload;
import dev.coffre.crypto.ChaCha20Poly1305;
import dev.coffre.secret.SecretBytes;
import java.util.Optional;

/// Opens the chunks of a payload by its rules. Not thread-safe.
final class ChunkOpener {
  /// What came out of a chunk.
  ///
  /// @param length bytes of plaintext
  /// @param last whether it is marked as the last one
  record Opened(int length, boolean last) {}

  private final ChunkCipher cipher;

  ChunkOpener(SecretBytes key) {
    this.cipher = new ChunkCipher(key);
  }

  /// Opens `count` bytes of `sealed`, which the file could not fill if they are fewer than a whole
  /// chunk. Only the last may be short; a whole one may be the last, too.
  ///
  /// @throws DamagedPayload if they are no chunk with this index; `plain` then holds nothing of
  ///   them
  Opened open(long index, byte[] sealed, int count, byte[] plain) throws DamagedPayload {
    if (count == 0) {
      throw new DamagedPayload("the file is cut short");
    }
    if (index > 0 && count == ChaCha20Poly1305.TAG) {
      throw new DamagedPayload("the last chunk is empty");
    }
    var opened = Optional.<Integer>empty();
    if (count == Chunk.SEALED) {
      opened = cipher.open(index, false, sealed, count, plain);
    }
    if (opened.isPresent()) {
      return new Opened(opened.get(), false);
    }
    return cipher
        .open(index, true, sealed, count, plain)
        .map(length -> new Opened(length, true))
        .orElseThrow(() -> new DamagedPayload("chunk " + index));
  }
}
