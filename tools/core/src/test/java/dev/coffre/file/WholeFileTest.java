package dev.coffre.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WholeFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8192, 1_000_000})
  void read_file_givesItsBytes(int length) throws IOException {
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    var file = Files.write(folder.resolve("file"), bytes);

    assertThat(WholeFile.read(file)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 299_999, 300_000, 300_001, 900_000})
  void bytes_ofAFileThatBecameAnother_areAllThatIsThere(int length) throws IOException {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);

    assertThat(WholeFile.bytes(new ByteArrayInputStream(bytes), 300_000)).isEqualTo(bytes);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has such a file")
  void read_fileOfTheKernelThatTellsNoLength_isWhole() throws IOException {
    var file = Path.of("/proc/self/status");

    assertThat(new String(WholeFile.read(file), StandardCharsets.UTF_8)).startsWith("Name:");
  }

  @Test
  void read_nothing_isNoSuchFile() {
    assertThatThrownBy(() -> WholeFile.read(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void read_linkToNothing_isNoSuchFile() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));

    assertThatThrownBy(() -> WholeFile.read(link)).isInstanceOf(NoSuchFileException.class);
  }

  /// What is there and cannot be read must not look absent.
  @Test
  void read_folder_saysSo() {
    assertThatThrownBy(() -> WholeFile.read(folder))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NoSuchFileException.class);
  }

  @Test
  void read_belowAFile_isNoSuchFile() throws IOException {
    var below = Files.writeString(folder.resolve("file"), "").resolve("below");

    assertThatThrownBy(() -> WholeFile.read(below)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void find_fileOrNothing_givesItsBytesOrNothing() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "text");

    assertThat(WholeFile.find(file)).contains("text".getBytes(StandardCharsets.UTF_8));
    assertThat(WholeFile.find(folder.resolve("none"))).isEmpty();
  }

  /// Nor must what nobody can tell of, as in a folder that cannot be searched; a name that is too
  /// long fails in the same way, for root as well.
  @Test
  void find_untellable_saysSo() {
    assertThatThrownBy(() -> WholeFile.find(folder.resolve("x".repeat(300))))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NoSuchFileException.class);
  }
}
