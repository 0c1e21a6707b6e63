package dev.coffre.age.stream;

import dev.coffre.crypto.BulkCipher;
import dev.coffre.crypto.ChaCha20Poly1305;
import dev.coffre.secret.SecretBytes;
import java.util.Arrays;
import java.util.Optional;

/// Seals and opens single chunks. Short ones go through our own cipher, since looking up the JDK's
/// takes longer than they do; long ones through the one for bulk data, which is faster from there
/// on (docs/adr/0005). Not thread-safe.
final class ChunkCipher {
  private static final int SHORT = 4 << 10;

  private final SecretBytes key;
  private Optional<BulkCipher> bulk = Optional.empty();

  ChunkCipher(SecretBytes key) {
    this.key = key;
  }

  /// Seals `length` bytes of `plaintext` into `sealed` and returns the count written.
  int seal(long index, boolean last, byte[] plaintext, int length, byte[] sealed) {
    var nonce = nonce(index, last);
    if (length > SHORT) {
      return key.expose(k -> bulk().seal(k, nonce, plaintext, length, sealed));
    }
    var text = Arrays.copyOf(plaintext, length);
    var bytes = key.expose(k -> ChaCha20Poly1305.seal(k, nonce, text));
    Arrays.fill(text, (byte) 0);
    System.arraycopy(bytes, 0, sealed, 0, bytes.length);
    return bytes.length;
  }

  /// Opens `length` bytes of `sealed` into `plaintext` and returns the count written, or empty if
  /// they do not authenticate; `plaintext` then holds nothing of them.
  Optional<Integer> open(long index, boolean last, byte[] sealed, int length, byte[] plaintext) {
    var nonce = nonce(index, last);
    if (length > SHORT) {
      return key.expose(k -> bulk().open(k, nonce, sealed, length, plaintext));
    }
    var text = Arrays.copyOf(sealed, length);
    return key.expose(k -> ChaCha20Poly1305.open(k, nonce, text))
        .map(bytes -> {
          System.arraycopy(bytes, 0, plaintext, 0, bytes.length);
          Arrays.fill(bytes, (byte) 0);
          return bytes.length;
        });
  }

  private BulkCipher bulk() {
    var cipher = bulk.orElseGet(BulkCipher::ofThisMachine);
    bulk = Optional.of(cipher);
    return cipher;
  }

  /// 11 bytes of chunk index, big-endian, then 1 for the last chunk and 0 for every other.
  private static byte[] nonce(long index, boolean last) {
    var nonce = new byte[ChaCha20Poly1305.NONCE];
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[10 - i] = (byte) (index >>> (8 * i));
    }
    nonce[11] = (byte) (last ? 1 : 0);
    return nonce;
  }
}
