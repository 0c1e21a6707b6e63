package dev.coffre.crypto;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The JDK's ChaCha20-Poly1305.
final class JdkCipher implements BulkCipher {
  private final Cipher cipher;

  JdkCipher() {
    try {
      cipher = Cipher.getInstance("ChaCha20-Poly1305");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no ChaCha20-Poly1305", e);
    }
  }

  @Override
  public int seal(byte[] key, byte[] nonce, byte[] plaintext, int length, byte[] sealed) {
    return run(Cipher.ENCRYPT_MODE, key, nonce, plaintext, length, sealed).orElseThrow();
  }

  @Override
  public Optional<Integer> open(
      byte[] key, byte[] nonce, byte[] sealed, int length, byte[] plaintext) {
    return run(Cipher.DECRYPT_MODE, key, nonce, sealed, length, plaintext);
  }

  private Optional<Integer> run(
      int mode, byte[] key, byte[] nonce, byte[] input, int length, byte[] output) {
    try {
      cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
      return Optional.of(cipher.doFinal(input, 0, length, output, 0));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's ChaCha20-Poly1305 failed", e);
    }
  }
}
