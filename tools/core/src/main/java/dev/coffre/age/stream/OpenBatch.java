package dev.coffre.age.stream;

import dev.coffre.age.key.AgeException.DamagedPayload;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/// Chunks on their way out of a payload.
final class OpenBatch implements Batch {

  /// The payload that is left, and whether its last chunk has been written.
  static final class Payload {
    private final InputStream source;
    private long index;
    private boolean ended;

    Payload(InputStream source) {
      this.source = source;
    }
  }

  private final Payload payload;
  private final ChunkOpener opener;
  private final byte[][] sealed = new byte[CHUNKS][Chunk.SEALED];
  private final byte[][] plain = new byte[CHUNKS][Chunk.SIZE];
  private final int[] sealedLengths = new int[CHUNKS];
  private final int[] plainLengths = new int[CHUNKS];
  private long first;
  private int read;
  private int opened;
  private boolean last;
  private Optional<DamagedPayload> damage = Optional.empty();
  private Optional<IOException> failure = Optional.empty();

  OpenBatch(SecretBytes key, Payload payload) {
    this.opener = new ChunkOpener(key);
    this.payload = payload;
  }

  @Override
  public boolean fill() {
    first = payload.index;
    read = 0;
    try {
      do {
        sealedLengths[read] = payload.source.readNBytes(sealed[read], 0, Chunk.SEALED);
        read++;
      } while (read < CHUNKS && mayFollow() && payload.source.available() > 0);
    } catch (IOException e) {
      failure = Optional.of(e);
    }
    payload.index += read;
    return failure.isEmpty() && mayFollow();
  }

  private boolean mayFollow() {
    return sealedLengths[read - 1] == Chunk.SEALED;
  }

  @Override
  public void work() {
    opened = 0;
    last = false;
    try {
      while (opened < read && !last) {
        var chunk =
            opener.open(first + opened, sealed[opened], sealedLengths[opened], plain[opened]);
        plainLengths[opened++] = chunk.length();
        last = chunk.last();
      }
    } catch (DamagedPayload e) {
      damage = Optional.of(e);
    }
  }

  @Override
  public void write(OutputStream target) throws IOException {
    if (payload.ended) {
      checkNothingFollows(0);
    } else {
      writeOpened(target);
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private void writeOpened(OutputStream target) throws IOException {
    for (int i = 0; i < opened; i++) {
      target.write(plain[i], 0, plainLengths[i]);
    }
    if (damage.isPresent()) {
      throw damage.get();
    }
    payload.ended = last;
    if (last) {
      checkNothingFollows(opened);
    }
  }

  private void checkNothingFollows(int from) throws DamagedPayload {
    for (int i = from; i < read; i++) {
      if (sealedLengths[i] > 0) {
        throw new DamagedPayload("data behind the last chunk");
      }
    }
  }

  @Override
  public void close() {
    for (var chunk : plain) {
      Arrays.fill(chunk, (byte) 0);
    }
  }
}
