package dev.coffre.age.stream;

import dev.coffre.age.key.AgeException.DamagedPayload;
import dev.coffre.crypto.ChaCha20Poly1305;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/// Decrypts a payload. Each chunk is authenticated before a byte of it is handed out. A payload
/// ends only at a chunk marked last: running out of bytes before it means the file was cut, so that
/// throws instead of reporting the end of the stream.
///
/// Both `read` methods are our own: the default of {@link InputStream#read(byte[], int, int)}
/// swallows an exception behind the first byte, which would turn damage into an early end.
public final class PayloadReader extends InputStream {
  private final InputStream source;
  private final SecretBytes key;
  private final ChunkOpener opener;
  private byte[] sealed = new byte[Chunk.FIRST + ChaCha20Poly1305.TAG];
  private byte[] plain = new byte[Chunk.FIRST];
  private int position;
  private int filled;
  private long index;
  private boolean last;
  private Optional<IOException> failure = Optional.empty();

  /// Decrypts all that is left of `source`.
  ///
  /// @param key taken over: closed with this
  public PayloadReader(SecretBytes key, InputStream source) {
    this.key = key;
    this.opener = new ChunkOpener(key);
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    return fill() ? plain[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, filled - position);
    System.arraycopy(plain, position, target, offset, count);
    position += count;
    return count;
  }

  /// Wipes the key and the plaintext and closes the source.
  @Override
  public void close() throws IOException {
    try (source) {
      failure = Optional.of(failure.orElseGet(() -> new IOException("the payload is closed")));
      filled = 0;
      position = 0;
      Arrays.fill(plain, (byte) 0);
      key.close();
    }
  }

  /// Makes sure that there is a byte to hand out; false at the end. A failure stays: whoever reads
  /// on gets it again.
  private boolean fill() throws IOException {
    if (position < filled) {
      return true;
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    try {
      return !last && next();
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  private int readChunk() throws IOException {
    int count = source.readNBytes(sealed, 0, sealed.length);
    if (count < sealed.length || count == Chunk.SEALED) {
      return count;
    }
    sealed = Arrays.copyOf(sealed, Chunk.SEALED);
    plain = new byte[Chunk.SIZE]; // nothing was decrypted yet: this is the first chunk
    return count + source.readNBytes(sealed, count, Chunk.SEALED - count);
  }

  private boolean next() throws IOException {
    int count = readChunk();
    position = 0;
    var opened = opener.open(index, sealed, count, plain);
    filled = opened.length();
    last = opened.last();
    index++;
    if (last && source.read() >= 0) {
      failure = Optional.of(new DamagedPayload("data behind the last chunk"));
    }
    return filled > 0 || fill();
  }
}
