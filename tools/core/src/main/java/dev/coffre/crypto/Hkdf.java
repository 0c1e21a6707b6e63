package dev.coffre.crypto;

/// HKDF with SHA-256 (RFC 5869).
public final class Hkdf {
  private static final byte[] COUNTER = {1};

  private Hkdf() {}

  /// A 32-byte key from `secret`. One block of output is all that age ever takes.
  public static byte[] key(byte[] secret, byte[] salt, byte[] info) {
    return HmacSha256.mac(HmacSha256.mac(salt, secret), info, COUNTER);
  }
}
