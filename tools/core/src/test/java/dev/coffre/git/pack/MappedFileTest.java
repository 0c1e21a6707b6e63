package dev.coffre.git.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.git.object.GitException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Windows of 16 bytes stand for those of a gibibyte.
final class MappedFileTest {
  private static final int WINDOW_BITS = 4;

  @TempDir private Path folder;

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 37 + 200);
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 15, 16, 17, 31, 32, 33, 100})
  void read_anywhere_isAsInTheFile(int length) throws IOException, GitException {
    var bytes = bytes(length);
    var expected = ByteBuffer.wrap(bytes);
    var file = MappedFile.open(write(bytes), WINDOW_BITS);
    assertThat(file.size()).isEqualTo(length);
    for (int at = 0; at < length; at++) {
      assertThat(file.unsignedByte(at)).isEqualTo(bytes[at] & 0xff);
      if (at + Integer.BYTES <= length) {
        assertThat(file.int32(at)).isEqualTo(expected.getInt(at));
        assertThat(file.uint32(at)).isEqualTo(expected.getInt(at) & 0xffffffffL);
      }
      if (at + Long.BYTES <= length) {
        assertThat(file.int64(at)).isEqualTo(expected.getLong(at));
      }
      for (int end = at; end <= length; end++) {
        var copy = new byte[end - at + 1];
        file.copy(at, copy, 1, end - at);
        assertThat(Arrays.copyOfRange(copy, 1, copy.length))
            .isEqualTo(Arrays.copyOfRange(bytes, at, end));
      }
    }
  }

  @Test
  void read_behindTheEnd_fails() throws IOException, GitException {
    var file = MappedFile.open(write(bytes(32)), WINDOW_BITS);
    assertThatThrownBy(() -> file.unsignedByte(32)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> file.int32(29)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> file.int64(25)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> file.copy(30, new byte[3], 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> file.unsignedByte(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file"), bytes);
  }
}
