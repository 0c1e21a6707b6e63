package dev.coffre.crypto;

import java.util.Optional;

/// ChaCha20-Poly1305 (RFC 8439) without associated data, for texts of many kilobytes; it takes
/// longer to begin than {@link ChaCha20Poly1305}. Not thread-safe.
public interface BulkCipher {
  /// Seals the first `length` bytes of `plaintext` into `sealed` and returns the count written.
  ///
  /// @param key 32 bytes
  /// @param nonce 12 bytes, never used twice with one key
  int seal(byte[] key, byte[] nonce, byte[] plaintext, int length, byte[] sealed);

  /// Opens the first `length` bytes of `sealed` into `plaintext` and returns the count written, or
  /// empty if they do not authenticate; `plaintext` then holds nothing of them.
  Optional<Integer> open(byte[] key, byte[] nonce, byte[] sealed, int length, byte[] plaintext);

  /// The one that is faster on this machine.
  static BulkCipher ofThisMachine() {
    return Processor.lacksWideMultiplication() ? new SplitCipher() : new JdkCipher();
  }
}
