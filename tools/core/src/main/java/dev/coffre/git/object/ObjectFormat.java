package dev.coffre.git.object;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash that names the objects of a repository.
public enum ObjectFormat {
  SHA1(20),
  SHA256(32);

  private final int bytes;

  ObjectFormat(int bytes) {
    this.bytes = bytes;
  }

  /// The length of an id.
  public int bytes() {
    return bytes;
  }

  /// A new digest of this kind.
  public MessageDigest digest() {
    try {
      return switch (this) {
        case SHA1 -> new Sha1();
        case SHA256 -> MessageDigest.getInstance("SHA-256");
      };
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
