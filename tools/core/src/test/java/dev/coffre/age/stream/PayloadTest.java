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
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
  private static final int CHUNK = 65536;
  private static final int TAG = 16;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4096, 4097, 65535, 65536, 65537, 131071, 131072, 131073, 200_000})
  void write_readsBack(int size) throws IOException {
    var plaintext = bytes(size);
    var payload = seal(plaintext);
    long chunks = Math.max(1, (size + CHUNK - 1) / CHUNK);
    assertThat(payload).hasSize((int) (size + chunks * TAG));
    assertThat(reader(payload).readAllBytes()).isEqualTo(plaintext);
    assertThat(PayloadSize.ofSealed(payload.length)).isEqualTo(new PayloadSize(size, chunks));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 65535, 65536, 65537})
  void write_inPieces_isTheSame(int piece) throws IOException {
    var plaintext = bytes(150_000);
    var payload = new ByteArrayOutputStream();
    try (var writer = new PayloadWriter(key(), payload)) {
      for (int at = 0; at < plaintext.length; at += piece) {
        writer.write(plaintext, at, Math.min(piece, plaintext.length - at));
      }
    }
    assertThat(payload.toByteArray()).isEqualTo(seal(plaintext));
  }

  /// Cut anywhere, a payload gives whole chunks and then fails: never a shorter text as the whole.
  @ParameterizedTest(name = "{0} of a payload of {1}")
  @CsvSource({
    "0, 100",
    "15, 100",
    "16, 100",
    "115, 100",
    "65551, 65537",
    "65552, 65537",
    "65553, 65537",
    "65552, 131072",
    "65568, 131072",
    "131103, 131072"
  })
  void read_cut_throwsBehindWholeChunks(int left, int size) throws IOException {
    var plaintext = bytes(size);
    var read = new ByteArrayOutputStream();
    var source = reader(Arrays.copyOf(seal(plaintext), left));
    assertThatThrownBy(() -> source.transferTo(read)).isInstanceOf(DamagedPayload.class);
    assertThat(read.toByteArray()).isEqualTo(Arrays.copyOf(plaintext, read.size()));
    assertThat(read.size() % CHUNK).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65551, 65552, 70_000, 131_031})
  void read_oneBitFlipped_releasesNothingOfThatChunk(int at) throws IOException {
    var payload = seal(bytes(131_000));
    payload[at] ^= 1;
    var read = new ByteArrayOutputStream();
    var source = reader(payload);
    assertThatThrownBy(() -> source.transferTo(read)).isInstanceOf(DamagedPayload.class);
    assertThat(read.size()).isEqualTo(at / (CHUNK + TAG) * CHUNK);
  }

  @Test
  void read_dataBehindTheLastChunk_throws() throws IOException {
    for (int size : new int[] {0, 100, CHUNK, CHUNK + 1}) {
      var payload = seal(bytes(size));
      var longer = Arrays.copyOf(payload, payload.length + 1);
      assertThatThrownBy(() -> reader(longer).readAllBytes()).isInstanceOf(DamagedPayload.class);
    }
  }

  @Test
  void read_chunksSwapped_throws() throws IOException {
    var payload = seal(bytes(3 * CHUNK));
    var swapped = payload.clone();
    System.arraycopy(payload, 0, swapped, CHUNK + TAG, CHUNK + TAG);
    System.arraycopy(payload, CHUNK + TAG, swapped, 0, CHUNK + TAG);
    assertThatThrownBy(() -> reader(swapped).readAllBytes()).isInstanceOf(DamagedPayload.class);
  }

  /// The default of `InputStream.read(byte[], int, int)` would turn this into an early end.
  @Test
  void read_sourceFailsWithinAChunk_isNotSwallowed() throws IOException {
    var payload = seal(bytes(150_000));
    for (int good : new int[] {1, 100, 65552, 65553, 100_000}) {
      var start = new ByteArrayInputStream(payload, 0, good);
      var source = new PayloadReader(key(), new SequenceInputStream(start, new Broken()));
      assertThatThrownBy(source::readAllBytes).isInstanceOf(IOException.class).hasMessage("broken");
      assertThatThrownBy(source::read).hasMessage("broken");
    }
  }

  /// Otherwise a full disk would leave a payload that reads as a shorter, whole one.
  @Test
  void close_afterAFailedWrite_addsNoLastChunk() {
    var written = new ByteArrayOutputStream();
    var target = new Full(written);
    var writer = new PayloadWriter(key(), target);
    assertThatThrownBy(() -> writer.write(bytes(3 * CHUNK))).hasMessage("full");
    target.room = Integer.MAX_VALUE;
    assertThatThrownBy(
            () -> {
              writer.close();
              reader(written.toByteArray()).readAllBytes();
            })
        .isInstanceOf(DamagedPayload.class);
  }

  /// Otherwise a plaintext that breaks off would leave a payload that reads as a shorter, whole
  /// one.
  @Test
  void abandon_addsNoLastChunk() throws IOException {
    var written = new ByteArrayOutputStream();
    try (var writer = new PayloadWriter(key(), written)) {
      writer.write(bytes(CHUNK + 1));
      writer.abandon();
      assertThatThrownBy(() -> writer.write(1)).isInstanceOf(IOException.class);
    }
    assertThat(written.size()).isEqualTo(CHUNK + 16);
    assertThatThrownBy(() -> reader(written.toByteArray()).readAllBytes())
        .isInstanceOf(DamagedPayload.class);
  }

  @Test
  void read_afterClose_throws() throws IOException {
    var source = reader(seal(bytes(10)));
    source.close();
    assertThatThrownBy(source::read).isInstanceOf(IOException.class);
  }

  private static SecretBytes key() {
    return SecretBytes.copyOf(new byte[32]);
  }

  private static byte[] bytes(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static byte[] seal(byte[] plaintext) throws IOException {
    var payload = new ByteArrayOutputStream();
    try (var writer = new PayloadWriter(key(), payload)) {
      writer.write(plaintext);
    }
    return payload.toByteArray();
  }

  private static PayloadReader reader(byte[] payload) {
    return new PayloadReader(key(), new ByteArrayInputStream(payload));
  }

  /// A disk that cannot be read.
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("broken");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      throw new IOException("broken");
    }
  }

  /// A disk with room for one chunk.
  private static final class Full extends OutputStream {
    private final OutputStream target;
    private int room = 100_000;

    Full(OutputStream target) {
      this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      room -= length;
      if (room < 0) {
        throw new IOException("full");
      }
      target.write(source, offset, length);
    }
  }
}
