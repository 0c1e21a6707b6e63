package dev.coffre.scan.baseline;

import dev.coffre.crypto.Sha256;
import java.util.Arrays;

/// What a scan remembers of a secret: its SHA-256, enough to know it again. A weak secret can be
/// guessed from it, so it stays in memory and prints nothing.
public final class SecretDigest {
  private final byte[] bytes;

  private SecretDigest(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Of the bytes `start` to `end` of a text.
  public static SecretDigest of(byte[] text, int start, int end) {
    var secret = Arrays.copyOfRange(text, start, end);
    var digest = new Sha256().update(secret).digest();
    Arrays.fill(secret, (byte) 0);
    return new SecretDigest(digest);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretDigest digest && Arrays.equals(bytes, digest.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SecretDigest";
  }
}
