package dev.coffre.age.stream;

import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/// Chunks on their way into a payload.
final class SealBatch implements Batch {

  /// The plaintext that is left. Reads one byte further than it gives away, since that a full chunk
  /// is the last shows only behind it.
  static final class Plaintext {
    private final InputStream source;
    private int ahead;
    private long index;

    Plaintext(InputStream source) throws IOException {
      this.source = source;
      this.ahead = source.read();
    }

    private boolean ended() {
      return ahead < 0;
    }

    /// Fills `chunk` as far as the plaintext goes and returns the count.
    private int read(byte[] chunk) throws IOException {
      if (ended()) {
        return 0;
      }
      chunk[0] = (byte) ahead;
      int count = 1 + source.readNBytes(chunk, 1, chunk.length - 1);
      ahead = count < chunk.length ? -1 : source.read();
      return count;
    }
  }

  private final Plaintext plaintext;
  private final ChunkCipher cipher;
  private final byte[][] plain = new byte[CHUNKS][Chunk.SIZE];
  private final byte[][] sealed = new byte[CHUNKS][Chunk.SEALED];
  private final int[] lengths = new int[CHUNKS];
  private int chunks;
  private long first;
  private boolean last;
  private Optional<IOException> failure = Optional.empty();

  SealBatch(SecretBytes key, Plaintext plaintext) {
    this.cipher = new ChunkCipher(key);
    this.plaintext = plaintext;
  }

  @Override
  public boolean fill() {
    first = plaintext.index;
    chunks = 0;
    try {
      do {
        lengths[chunks] = plaintext.read(plain[chunks]);
        chunks++;
      } while (chunks < CHUNKS && !plaintext.ended() && plaintext.source.available() > 0);
      last = plaintext.ended();
    } catch (IOException e) {
      failure = Optional.of(e);
    }
    plaintext.index += chunks;
    return failure.isEmpty() && !last;
  }

  @Override
  public void work() {
    for (int i = 0; i < chunks; i++) {
      boolean ends = last && i == chunks - 1;
      lengths[i] = cipher.seal(first + i, ends, plain[i], lengths[i], sealed[i]);
    }
  }

  @Override
  public void write(OutputStream target) throws IOException {
    for (int i = 0; i < chunks; i++) {
      target.write(sealed[i], 0, lengths[i]);
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public void close() {
    for (var chunk : plain) {
      Arrays.fill(chunk, (byte) 0);
    }
  }
}
