package dev.coffre.age.stream;

import java.io.IOException;
import java.io.OutputStream;

/// Some neighbouring chunks and their buffers. One thread fills and writes it, another works on it,
/// never two at a time.
interface Batch extends AutoCloseable {
  /// Chunks in a batch: enough that handing it to another thread costs little beside the work.
  int CHUNKS = 4;

  /// Reads the next chunks; false if nothing can follow them. A failure of the source is kept until
  /// the chunks in front of it are written.
  boolean fill();

  /// Seals or opens them.
  void work();

  /// Passes them on, then throws what keeps the payload from going on.
  void write(OutputStream target) throws IOException;

  /// Overwrites the plaintext.
  @Override
  void close();
}
