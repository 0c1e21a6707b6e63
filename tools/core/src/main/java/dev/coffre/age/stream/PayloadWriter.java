package dev.coffre.age.stream;

import dev.coffre.crypto.ChaCha20Poly1305;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/// Encrypts what is written to it. The payload is whole only once this is closed: that writes the
/// last chunk, wipes the key and closes the target. After a failed write, closing adds no last
/// chunk, so that a cut payload never reads as a whole one.
public final class PayloadWriter extends OutputStream {
  private final OutputStream target;
  private final SecretBytes key;
  private final ChunkCipher cipher;
  private byte[] plain = new byte[Chunk.FIRST];
  private byte[] sealed = new byte[Chunk.FIRST + ChaCha20Poly1305.TAG];
  private int filled;
  private long index;
  private boolean failed;
  private boolean closed;

  /// Encrypts into `target`.
  ///
  /// @param key taken over: closed with this
  public PayloadWriter(SecretBytes key, OutputStream target) {
    this.key = key;
    this.cipher = new ChunkCipher(key);
    this.target = target;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, source.length);
    if (closed || failed) {
      throw new IOException("the payload is closed, or an earlier write failed");
    }
    if (length > plain.length - filled && plain.length < Chunk.SIZE) {
      grow();
    }
    int from = offset;
    int end = offset + length;
    while (from < end) {
      if (filled == Chunk.SIZE) {
        flushChunk(false); // only now is it known that this chunk is not the last
      }
      int count = Math.min(Chunk.SIZE - filled, end - from);
      System.arraycopy(source, from, plain, filled, count);
      filled += count;
      from += count;
    }
  }

  private void grow() {
    var larger = Arrays.copyOf(plain, Chunk.SIZE);
    Arrays.fill(plain, (byte) 0);
    plain = larger;
    sealed = new byte[Chunk.SEALED];
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    try (target) {
      if (!failed) {
        flushChunk(true);
      }
    } finally {
      abandon();
    }
  }

  /// Ends without the last chunk and wipes the key; the target stays open.
  public void abandon() {
    closed = true;
    Arrays.fill(plain, (byte) 0);
    key.close();
  }

  private void flushChunk(boolean last) throws IOException {
    int count = cipher.seal(index, last, plain, filled, sealed);
    failed = true;
    target.write(sealed, 0, count);
    failed = false;
    index++;
    filled = 0;
  }
}
