package dev.coffre.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The JDK's ChaCha20, which is quick everywhere, and our Poly1305, which is where the JDK's is not
/// (docs/adr/0024).
final class SplitCipher implements BulkCipher {
  /// Block 0 keys Poly1305.
  private static final int FIRST_BLOCK = 1;

  private final Cipher cipher;

  SplitCipher() {
    try {
      cipher = Cipher.getInstance("ChaCha20");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no ChaCha20", e);
    }
  }

  @Override
  public int seal(byte[] key, byte[] nonce, byte[] plaintext, int length, byte[] sealed) {
    xor(Cipher.ENCRYPT_MODE, key, nonce, plaintext, length, sealed);
    var tag = ChaCha20Poly1305.tag(key, nonce, sealed, length);
    System.arraycopy(tag, 0, sealed, length, tag.length);
    return length + tag.length;
  }

  @Override
  public Optional<Integer> open(
      byte[] key, byte[] nonce, byte[] sealed, int length, byte[] plaintext) {
    int count = length - ChaCha20Poly1305.TAG;
    if (count < 0) {
      return Optional.empty();
    }
    var expected = ChaCha20Poly1305.tag(key, nonce, sealed, count);
    if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(sealed, count, length))) {
      return Optional.empty();
    }
    xor(Cipher.DECRYPT_MODE, key, nonce, sealed, count, plaintext);
    return Optional.of(count);
  }

  private void xor(int mode, byte[] key, byte[] nonce, byte[] input, int length, byte[] output) {
    try {
      var start = new ChaCha20ParameterSpec(nonce, FIRST_BLOCK);
      cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), start);
      cipher.doFinal(input, 0, length, output, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's ChaCha20 failed", e);
    }
  }
}
