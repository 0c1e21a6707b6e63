package dev.coffre.crypto;

import java.util.Arrays;

/// HKDF with SHA-256 (RFC 5869).
public final class Hkdf {
  private static final byte[] COUNTER = {1};

  private Hkdf() {}

  /// A 32-byte key from `secret`. One block of output is all that age ever takes.
  public static byte[] key(byte[] secret, byte[] salt, byte[] info) {
    var prk = HmacSha256.mac(salt, secret);
    var key = HmacSha256.mac(prk, info, COUNTER);
    Arrays.fill(prk, (byte) 0);
    return key;
  }
}
