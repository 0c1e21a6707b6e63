package dev.coffre.age.stream;

import dev.coffre.crypto.ChaCha20Poly1305;

/// Sizes of a payload's chunks.
final class Chunk {
  /// Plaintext bytes in every chunk but the last.
  static final int SIZE = 64 << 10;

  /// Bytes of such a chunk in the file.
  static final int SEALED = SIZE + ChaCha20Poly1305.TAG;

  /// Plaintext bytes that buffers have room for at first. What is wrapped for each reader of a file
  /// is a data key: for a thousand files, buffers of a whole chunk are half a gigabyte to clear.
  static final int FIRST = 1 << 10;

  private Chunk() {}
}
