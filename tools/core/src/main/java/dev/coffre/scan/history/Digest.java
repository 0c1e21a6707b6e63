package dev.coffre.scan.history;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/// Tells secrets apart without keeping them: the first half of their SHA-256.
record Digest(long high, long low) {

  static Digest of(MessageDigest sha256, byte[] text, int start, int end) {
    sha256.update(text, start, end - start);
    var half = ByteBuffer.wrap(sha256.digest());
    return new Digest(half.getLong(), half.getLong());
  }
}
