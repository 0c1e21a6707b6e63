package dev.coffre.age.stream;

import dev.coffre.age.key.AgeException.DamagedPayload;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/// Decrypts a payload in any order. The last chunk is opened first: it alone proves where the
/// payload ends. Holds one chunk at a time. Not thread-safe.
public final class SeekablePayload implements SeekableByteChannel {
  private final SeekableByteChannel source;
  private final long start;
  private final PayloadSize size;
  private final SecretBytes key;
  private final ChunkCipher cipher;
  private final byte[] sealed = new byte[Chunk.SEALED];
  private final byte[] plain = new byte[Chunk.SIZE];
  private long loaded = -1;
  private int filled;
  private long position;
  private boolean open = true;

  private SeekablePayload(
      SecretBytes key, SeekableByteChannel source, long start, PayloadSize size) {
    this.key = key;
    this.cipher = new ChunkCipher(key);
    this.source = source;
    this.start = start;
    this.size = size;
  }

  /// Opens the payload whose first chunk is at byte `start` of `source` and which ends with it.
  ///
  /// @param key taken over: closed with the result, or if there is none
  /// @throws DamagedPayload if the size is none of a payload or the last chunk is not one
  public static SeekablePayload open(SecretBytes key, SeekableByteChannel source, long start)
      throws IOException {
    try {
      var size = PayloadSize.ofSealed(source.size() - start);
      var payload = new SeekablePayload(key, source, start, size);
      payload.load(size.chunks() - 1);
      return payload;
    } catch (IOException e) {
      key.close();
      throw e;
    }
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    checkOpen();
    if (!target.hasRemaining()) {
      return 0;
    }
    if (position >= size.plaintext()) {
      return -1;
    }
    int from = target.position();
    while (target.hasRemaining() && position < size.plaintext()) {
      load(position / Chunk.SIZE);
      int within = (int) (position % Chunk.SIZE);
      int count = Math.min(target.remaining(), filled - within);
      target.put(plain, within, count);
      position += count;
    }
    return target.position() - from;
  }

  private void load(long index) throws IOException {
    if (index == loaded) {
      return;
    }
    loaded = -1;
    source.position(start + index * Chunk.SEALED);
    var buffer = ByteBuffer.wrap(sealed);
    while (buffer.hasRemaining() && source.read(buffer) >= 0) {}
    boolean last = index == size.chunks() - 1;
    filled =
        cipher
            .open(index, last, sealed, buffer.position(), plain)
            .orElseThrow(() -> new DamagedPayload("chunk " + index));
    loaded = index;
  }

  @Override
  public long position() throws IOException {
    checkOpen();
    return position;
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    checkOpen();
    if (position < 0) {
      throw new IllegalArgumentException("negative position");
    }
    this.position = position;
    return this;
  }

  /// Bytes of plaintext.
  @Override
  public long size() throws IOException {
    checkOpen();
    return size.plaintext();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    try (source) {
      Arrays.fill(plain, (byte) 0);
      key.close();
    }
  }

  private void checkOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }
}
