package dev.coffre.age.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.age.key.AgeException.DamagedPayload;
import dev.coffre.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pump against the streams it stands for, around the borders of chunks and batches.
@Timeout(60)
class PayloadPumpTest {
  private static final int CHUNK = Chunk.SIZE;
  private static final int SEALED = Chunk.SEALED;
  private static final int BATCH = Batch.CHUNKS * CHUNK;
  private static final int SEALED_BATCH = Batch.CHUNKS * SEALED;
  private static final int THREADS = 3;

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        CHUNK - 1,
        CHUNK,
        CHUNK + 1,
        BATCH - 1,
        BATCH,
        BATCH + 1,
        2 * BATCH,
        9 * BATCH + 7
      })
  void seal_isWhatTheWriterWrites(int size) throws IOException {
    var plaintext = bytes(size);
    var payload = new ByteArrayOutputStream();
    PayloadPump.seal(key(), new ByteArrayInputStream(plaintext), payload, THREADS);
    assertThat(payload.toByteArray()).isEqualTo(written(plaintext));
    var opened = new ByteArrayOutputStream();
    PayloadPump.open(key(), new ByteArrayInputStream(payload.toByteArray()), opened, THREADS);
    assertThat(opened.toByteArray()).isEqualTo(plaintext);
  }

  @Test
  void open_damagedAnywhere_isWhatTheReaderDoes() throws IOException {
    for (var damaged : damaged()) {
      var read = new ByteArrayOutputStream();
      var expected = failure(() -> reader(damaged).transferTo(read));
      var opened = new ByteArrayOutputStream();
      var source = new ByteArrayInputStream(damaged);
      var actual = failure(() -> PayloadPump.open(key(), source, opened, THREADS));
      assertThat(actual).isEqualTo(expected).isPresent();
      assertThat(opened.toByteArray()).isEqualTo(read.toByteArray());
    }
  }

  /// Cut, lengthened, one bit flipped, chunks swapped: at the borders of chunks and batches.
  private static List<byte[]> damaged() throws IOException {
    var all = new ArrayList<byte[]>();
    for (int size : new int[] {0, 100, CHUNK, BATCH, 3 * BATCH, 3 * BATCH + 100}) {
      var payload = written(bytes(size));
      all.add(Arrays.copyOf(payload, payload.length + 1));
      all.add(Arrays.copyOf(payload, payload.length + SEALED_BATCH));
      for (int at : new int[] {0, 16, SEALED, SEALED_BATCH, 2 * SEALED_BATCH + 16}) {
        if (at < payload.length) {
          all.add(Arrays.copyOf(payload, at));
          all.add(flipped(payload, at));
        }
      }
    }
    var swapped = written(bytes(3 * BATCH));
    System.arraycopy(swapped, 0, swapped, SEALED_BATCH, SEALED);
    all.add(swapped);
    return all;
  }

  @Test
  void move_sourceFails_throwsBehindWhatWasReadBefore() throws IOException {
    var payload = written(bytes(5 * BATCH));
    for (int good : new int[] {0, 1, SEALED, SEALED_BATCH, 2 * SEALED_BATCH + 3 * SEALED + 1}) {
      var opened = new ByteArrayOutputStream();
      var source = new Failing(new ByteArrayInputStream(payload, 0, good));
      assertThatThrownBy(() -> PayloadPump.open(key(), source, opened, THREADS))
          .isInstanceOf(IOException.class)
          .hasMessage("broken");
      assertThat(opened.size()).isEqualTo(good / SEALED * CHUNK);
    }
    var plaintext = new Failing(new ByteArrayInputStream(bytes(2 * BATCH)));
    assertThatThrownBy(
            () -> PayloadPump.seal(key(), plaintext, OutputStream.nullOutputStream(), THREADS))
        .hasMessage("broken");
  }

  @Test
  void move_targetFails_throws() {
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("full");
          }
        };
    var plaintext = new ByteArrayInputStream(bytes(5 * BATCH));
    assertThatThrownBy(() -> PayloadPump.seal(key(), plaintext, full, THREADS)).hasMessage("full");
  }

  /// Somebody who follows a growing file sees each chunk when it is there, not batches later.
  @Test
  void open_sourceHasNothingYet_passesOnWhatCameBefore() throws Exception {
    var plaintext = bytes(3 * CHUNK);
    var payload = written(plaintext);
    try (var source = new PipedInputStream(4 * SEALED);
        var sink = new PipedInputStream(4 * CHUNK);
        var target = new PipedOutputStream(sink)) {
      try (var feed = new PipedOutputStream(source)) {
        Thread.ofVirtual().start(() -> pump(source, target));
        feed.write(payload, 0, 2 * SEALED);
        assertThat(sink.readNBytes(2 * CHUNK)).isEqualTo(Arrays.copyOf(plaintext, 2 * CHUNK));
        feed.write(payload, 2 * SEALED, SEALED);
        assertThat(sink.readNBytes(CHUNK)).hasSize(CHUNK);
      }
    }
  }

  private static void pump(InputStream source, OutputStream target) {
    try {
      PayloadPump.open(key(), source, target, THREADS);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  private static Optional<String> failure(Action action) throws IOException {
    try {
      action.run();
      return Optional.empty();
    } catch (DamagedPayload e) {
      return Optional.of(e.getMessage());
    }
  }

  private static SecretBytes key() {
    return SecretBytes.copyOf(new byte[32]);
  }

  private static byte[] bytes(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static byte[] written(byte[] plaintext) throws IOException {
    var payload = new ByteArrayOutputStream();
    try (var writer = new PayloadWriter(key(), payload)) {
      writer.write(plaintext);
    }
    return payload.toByteArray();
  }

  private static byte[] flipped(byte[] payload, int at) {
    var damaged = payload.clone();
    damaged[at] ^= 1;
    return damaged;
  }

  private static PayloadReader reader(byte[] payload) {
    return new PayloadReader(key(), new ByteArrayInputStream(payload));
  }

  /// A disk that breaks where its content ends.
  private static final class Failing extends InputStream {
    private final ByteArrayInputStream content;

    Failing(ByteArrayInputStream content) {
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = content.read(target, offset, length);
      if (count < 0) {
        throw new IOException("broken");
      }
      return count;
    }

    @Override
    public int available() {
      return Math.max(1, content.available());
    }
  }
}
