package dev.coffre.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// ChaCha20-Poly1305 (RFC 8439) without associated data, for short messages: it starts at once,
/// where the JDK's cipher first loads the provider framework (docs/adr/0005). Bulk data is for
/// {@link BulkCipher}, which is several times faster.
public final class ChaCha20Poly1305 {
  /// Length of the authentication tag in bytes.
  public static final int TAG = 16;

  /// Length of a nonce in bytes.
  public static final int NONCE = 12;

  /// The nonce of a key that is used once.
  public static byte[] zeroNonce() {
    return new byte[NONCE];
  }

  private ChaCha20Poly1305() {}

  /// The ciphertext of `plaintext`, followed by the tag.
  ///
  /// @param key 32 bytes
  /// @param nonce 12 bytes, never used twice with one key
  public static byte[] seal(byte[] key, byte[] nonce, byte[] plaintext) {
    var sealed = Arrays.copyOf(plaintext, plaintext.length + TAG);
    new ChaCha20(key, nonce).xor(sealed, plaintext.length);
    var tag = tag(key, nonce, sealed, plaintext.length);
    System.arraycopy(tag, 0, sealed, plaintext.length, TAG);
    return sealed;
  }

  /// The plaintext of `sealed`, or empty if it was not sealed under this key and nonce.
  public static Optional<byte[]> open(byte[] key, byte[] nonce, byte[] sealed) {
    int length = sealed.length - TAG;
    if (length < 0) {
      return Optional.empty();
    }
    var expected = tag(key, nonce, sealed, length);
    if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(sealed, length, sealed.length))) {
      return Optional.empty();
    }
    var plaintext = Arrays.copyOf(sealed, length);
    new ChaCha20(key, nonce).xor(plaintext, length);
    return Optional.of(plaintext);
  }

  /// The tag over `length` bytes of ciphertext: Poly1305 over the text padded to 16 bytes, the
  /// length of the (empty) associated data and that of the text (RFC 8439, section 2.8).
  static byte[] tag(byte[] key, byte[] nonce, byte[] text, int length) {
    var lengths = new byte[16];
    for (int i = 0; i < 4; i++) {
      lengths[8 + i] = (byte) (length >>> (8 * i));
    }
    var oneTimeKey = new ChaCha20(key, nonce).firstBlock();
    var poly1305 = new Poly1305(oneTimeKey);
    Arrays.fill(oneTimeKey, (byte) 0);
    poly1305.update(text, length);
    poly1305.update(lengths, lengths.length);
    return poly1305.finish();
  }
}
