package dev.coffre.crypto;

import java.util.Arrays;

/// HMAC-SHA-256 (RFC 2104).
public final class HmacSha256 {
  private HmacSha256() {}

  /// The 32-byte code of the concatenated `parts` under `key`, which may have any length.
  public static byte[] mac(byte[] key, byte[]... parts) {
    var padded = new byte[Sha256.BLOCK];
    var hashed = key.length > Sha256.BLOCK ? new Sha256().update(key).digest() : key;
    System.arraycopy(hashed, 0, padded, 0, hashed.length);
    mask(padded, 0x36);
    var inner = new Sha256().update(padded);
    for (var part : parts) {
      inner.update(part);
    }
    mask(padded, 0x36 ^ 0x5c);
    var digest = inner.digest();
    var code = new Sha256().update(padded).update(digest).digest();
    Arrays.fill(digest, (byte) 0);
    Arrays.fill(padded, (byte) 0);
    return code;
  }

  private static void mask(byte[] block, int pad) {
    for (int i = 0; i < block.length; i++) {
      block[i] ^= (byte) pad;
    }
  }
}
