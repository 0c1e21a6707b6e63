package dev.coffre.postgresql;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256 under one key, and the key stretching that SCRAM builds on it.
///
/// Not thread-safe.
final class HmacSha256 {

  /// Bytes of a signature, a salted password and a SCRAM key.
  static final int LENGTH = 32;

  private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

  private final Mac mac;

  private HmacSha256(Mac mac) {
    this.mac = mac;
  }

  static HmacSha256 of(byte[] key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return new HmacSha256(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  byte[] sign(String message) {
    return mac.doFinal(message.getBytes(StandardCharsets.US_ASCII));
  }

  /// `Hi(str, salt, i)` of RFC 5802 §2.2: PBKDF2 with this key as the password and one block of
  /// output. The JDK's own PBKDF2 takes characters, not bytes, and so cannot hold a password that
  /// is not UTF-8.
  byte[] pbkdf2(byte[] salt, int iterations) {
    mac.update(salt);
    var round = mac.doFinal(FIRST_BLOCK);
    var result = round.clone();
    for (int i = 1; i < iterations; i++) {
      round = mac.doFinal(round);
      for (int j = 0; j < LENGTH; j++) {
        result[j] ^= round[j];
      }
    }
    return result;
  }
}
