package dev.coffre.git.object;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash that names the objects of a repository.
public enum ObjectFormat {
  SHA1(20, "SHA-1"),
  SHA256(32, "SHA-256");

  private final int bytes;
  private final String algorithm;

  ObjectFormat(int bytes, String algorithm) {
    this.bytes = bytes;
    this.algorithm = algorithm;
  }

  /// The length of an id.
  public int bytes() {
    return bytes;
  }

  /// A new digest of this kind.
  public MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }
}
