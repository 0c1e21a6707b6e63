package dev.coffre.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// AES-256-GCM (NIST SP 800-38D) with IVs of any length, for short messages: it starts at once,
/// where the JDK's cipher first loads the provider framework (docs/adr/0005). Bulk data goes
/// through the JDK, which uses the processor's instructions. Thread-safe.
public final class Aes256Gcm {
  /// Length of the authentication tag in bytes.
  public static final int TAG = 16;

  private final Aes256 cipher;
  private final long[] hashKey = new long[2];

  /// @param key 32 bytes
  public Aes256Gcm(byte[] key) {
    if (key.length != Aes256.KEY) {
      throw new IllegalArgumentException("an AES-256 key has 32 bytes, not " + key.length);
    }
    this.cipher = new Aes256(key);
    cipher.encrypt(hashKey);
  }

  /// The ciphertext of `plaintext`, followed by the tag.
  ///
  /// @param iv never used twice with one key; at least one byte
  public byte[] seal(byte[] iv, byte[] aad, byte[] plaintext) {
    var counter = firstCounter(iv);
    var sealed = Arrays.copyOf(plaintext, plaintext.length + TAG);
    encrypt(counter, sealed, plaintext.length);
    System.arraycopy(tag(counter, aad, sealed, plaintext.length), 0, sealed, plaintext.length, TAG);
    return sealed;
  }

  /// The plaintext of `sealed`, or empty if it was not sealed with this key, IV and data.
  public Optional<byte[]> open(byte[] iv, byte[] aad, byte[] sealed) {
    int length = sealed.length - TAG;
    if (length < 0) {
      return Optional.empty();
    }
    var counter = firstCounter(iv);
    var tag = Arrays.copyOfRange(sealed, length, sealed.length);
    if (!MessageDigest.isEqual(tag(counter, aad, sealed, length), tag)) {
      return Optional.empty();
    }
    var plaintext = Arrays.copyOf(sealed, length);
    encrypt(counter, plaintext, length);
    return Optional.of(plaintext);
  }

  /// The counter block before the first that encrypts.
  private long[] firstCounter(byte[] iv) {
    if (iv.length == 12) {
      return new long[] {Bytes.bigEndian(iv, 0, 8), (Bytes.bigEndian(iv, 8, 4) << 32) | 1};
    }
    var hash = new Ghash(hashKey[0], hashKey[1]);
    hash.update(iv, iv.length);
    hash.update(0, 8L * iv.length);
    return new long[] {hash.high(), hash.low()};
  }

  /// Xors the key stream into the first `length` bytes.
  private void encrypt(long[] first, byte[] bytes, int length) {
    var block = new long[2];
    for (int i = 0; i < length; i += Aes256.BLOCK) {
      int count = (int) first[1] + 1 + i / Aes256.BLOCK;
      block[0] = first[0];
      block[1] = (first[1] & 0xFFFFFFFF_00000000L) | (count & 0xFFFFFFFFL);
      cipher.encrypt(block);
      for (int j = i; j < Math.min(i + Aes256.BLOCK, length); j++) {
        bytes[j] ^= (byte) (block[(j - i) / 8] >>> (56 - 8 * (j % 8)));
      }
    }
  }

  private byte[] tag(long[] first, byte[] aad, byte[] ciphertext, int length) {
    var hash = new Ghash(hashKey[0], hashKey[1]);
    hash.update(aad, aad.length);
    hash.update(ciphertext, length);
    hash.update(8L * aad.length, 8L * length);
    var mask = first.clone();
    cipher.encrypt(mask);
    return ByteBuffer.allocate(TAG)
        .putLong(hash.high() ^ mask[0])
        .putLong(hash.low() ^ mask[1])
        .array();
  }
}
