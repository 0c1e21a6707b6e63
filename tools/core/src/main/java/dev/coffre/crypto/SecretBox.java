package dev.coffre.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/// NaCl's `secretbox`: XSalsa20 and Poly1305, the nonce in front. Kubernetes encrypts with it.
public final class SecretBox {
  /// Length of a key.
  public static final int KEY = 32;

  private static final int NONCE = 24;
  private static final int TAG = 16;

  private SecretBox() {}

  /// Opens a box.
  ///
  /// @param box nonce, tag, ciphertext
  /// @return nothing if it was not made with this key, or has changed
  public static Optional<byte[]> open(byte[] key, byte[] box) {
    if (box.length < NONCE + TAG) {
      return Optional.empty();
    }
    var stream = new XSalsa20Engine();
    var nonce = Arrays.copyOf(box, NONCE);
    stream.init(false, new ParametersWithIV(new KeyParameter(key), nonce));
    var authenticator = new byte[KEY];
    stream.processBytes(authenticator, 0, KEY, authenticator, 0);
    int begin = NONCE + TAG;
    var tag = tag(authenticator, box, begin);
    if (!MessageDigest.isEqual(tag, Arrays.copyOfRange(box, NONCE, begin))) {
      return Optional.empty();
    }
    var plain = new byte[box.length - begin];
    stream.processBytes(box, begin, plain.length, plain, 0);
    return Optional.of(plain);
  }

  private static byte[] tag(byte[] authenticator, byte[] box, int begin) {
    var code = new Poly1305();
    code.init(new KeyParameter(authenticator));
    code.update(box, begin, box.length - begin);
    var tag = new byte[TAG];
    code.doFinal(tag, 0);
    Arrays.fill(authenticator, (byte) 0);
    return tag;
  }
}
