package dev.coffre.age.stream;

import dev.coffre.crypto.Hkdf;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;

/// The key of one payload.
public final class PayloadKey {
  /// Length of the nonce in front of the payload, in bytes.
  public static final int NONCE = 16;

  private static final byte[] LABEL = "payload".getBytes(StandardCharsets.US_ASCII);

  private PayloadKey() {}

  /// HKDF-SHA-256 of the file key, salted with the file's nonce.
  public static SecretBytes derive(SecretBytes fileKey, byte[] nonce) {
    return SecretBytes.adopt(fileKey.expose(bytes -> Hkdf.key(bytes, nonce, LABEL)));
  }
}
