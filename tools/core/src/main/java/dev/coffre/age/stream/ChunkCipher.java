package dev.coffre.age.stream;

import dev.coffre.crypto.ChaCha20Poly1305;
import dev.coffre.secret.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals and opens single chunks. Short ones go through our own cipher, since looking up the JDK's
/// takes longer than they do; long ones through the JDK's, which is faster from there on
/// (docs/adr/0005). Not thread-safe.
final class ChunkCipher {
  private static final int SHORT = 4 << 10;

  private final SecretBytes key;
  private Optional<Cipher> bulk = Optional.empty();

  ChunkCipher(SecretBytes key) {
    this.key = key;
  }

  /// Seals `length` bytes of `plaintext` into `sealed` and returns the count written.
  int seal(long index, boolean last, byte[] plaintext, int length, byte[] sealed) {
    var nonce = nonce(index, last);
    if (length > SHORT) {
      return bulk(Cipher.ENCRYPT_MODE, nonce, plaintext, length, sealed).orElseThrow();
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
      return bulk(Cipher.DECRYPT_MODE, nonce, sealed, length, plaintext);
    }
    var text = Arrays.copyOf(sealed, length);
    return key.expose(k -> ChaCha20Poly1305.open(k, nonce, text))
        .map(bytes -> {
          System.arraycopy(bytes, 0, plaintext, 0, bytes.length);
          Arrays.fill(bytes, (byte) 0);
          return bytes.length;
        });
  }

  private Optional<Integer> bulk(int mode, byte[] nonce, byte[] input, int length, byte[] output) {
    try {
      var cipher = bulk.isPresent() ? bulk.get() : Cipher.getInstance("ChaCha20-Poly1305");
      bulk = Optional.of(cipher);
      key.expose(k -> {
        cipher.init(mode, new SecretKeySpec(k, "ChaCha20"), new IvParameterSpec(nonce));
        return cipher;
      });
      return Optional.of(cipher.doFinal(input, 0, length, output, 0));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no ChaCha20-Poly1305", e);
    }
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
