package dev.coffre.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AtomicFilesTest {
  private static final AtomicFiles FILES = new AtomicFiles(StepListener.NONE);

  private final Path folder;
  private final Path target;

  AtomicFilesTest(@TempDir Path folder) {
    this.folder = folder;
    this.target = folder.resolve("secrets.yaml");
  }

  @BeforeEach
  void oldFile() throws IOException {
    Files.writeString(target, "old");
  }

  @Test
  void replace_existingFile_hasNewContentAndNothingBeside() throws IOException {
    FILES.replace(target, bytes("new"), Access.USUAL);
    assertThat(target).hasContent("new");
    assertThat(names()).containsExactly("secrets.yaml");
  }

  @ParameterizedTest
  @CsvSource({"rw-------", "rw-r-----", "rwxr-xr-x"})
  void replace_existingFile_keepsItsMode(String mode) throws IOException {
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
    FILES.replace(target, bytes("new"), Access.OWNER_ONLY);
    assertThat(mode(target)).isEqualTo(mode);
  }

  @Test
  void replace_newPlaintextFile_isTheOwnersOnly() throws IOException {
    var plain = folder.resolve("plain");
    FILES.replace(plain, bytes("new"), Access.OWNER_ONLY);
    assertThat(mode(plain)).isEqualTo("rw-------");
  }

  @Test
  void replace_link_replacesWhatItLeadsTo() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("secrets.yaml"));
    FILES.replace(link, bytes("new"), Access.USUAL);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(target).hasContent("new");
  }

  @Test
  void replace_danglingLink_makesWhatItLeadsTo() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("missing"));
    FILES.replace(link, bytes("new"), Access.USUAL);
    assertThat(folder.resolve("missing")).hasContent("new");
  }

  @Test
  void replace_linkToItself_isRefused() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));
    assertThatThrownBy(() -> FILES.replace(link, bytes("new"), Access.USUAL))
        .isInstanceOf(FileWriteException.class);
  }

  @Test
  void replace_folder_isRefused() {
    assertThatThrownBy(() -> FILES.replace(folder, bytes("new"), Access.USUAL))
        .isInstanceOf(FileWriteException.class)
        .hasMessageEndingWith("it is a folder");
  }

  @Test
  void replace_inMissingFolder_isRefused() {
    var lost = folder.resolve("missing/file");
    assertThatThrownBy(() -> FILES.replace(lost, bytes("new"), Access.USUAL))
        .isInstanceOf(FileWriteException.class)
        .hasMessage("cannot write " + lost + ": its folder does not exist");
  }

  @ParameterizedTest
  @EnumSource
  void replace_stoppedAfterAStep_leavesOneWholeFile(WriteStep last) throws IOException {
    var stopped = new AtomicFiles(step -> stopAfter(last, step));
    assertThatThrownBy(() -> stopped.replace(target, bytes("new"), Access.USUAL))
        .isInstanceOf(Stopped.class);
    boolean replaced = last.compareTo(WriteStep.RENAMED) >= 0;
    assertThat(target).hasContent(replaced ? "new" : "old");
  }

  @Test
  void replace_afterAKilledRun_removesWhatItLeft() throws IOException {
    Files.writeString(folder.resolve(".secrets.yaml.coffre-1-0.tmp"), "left");
    Files.writeString(folder.resolve(".other.yaml.coffre-1-0.tmp"), "someone else's");
    FILES.replace(target, bytes("new"), Access.USUAL);
    assertThat(names()).containsExactlyInAnyOrder("secrets.yaml", ".other.yaml.coffre-1-0.tmp");
  }

  @Test
  void stage_whileAnotherRunWrites_leavesItsFileAlone() throws IOException {
    try (var first = FILES.stage(target, bytes("first"), Access.USUAL);
        var second = FILES.stage(target, bytes("second"), Access.USUAL)) {
      FILES.commit(List.of(first));
      FILES.commit(List.of(second));
    }
    assertThat(target).hasContent("second");
    assertThat(names()).containsExactly("secrets.yaml");
  }

  @Test
  void stage_notCommitted_leavesNothing() throws IOException {
    FILES.stage(target, bytes("new"), Access.USUAL).close();
    assertThat(target).hasContent("old");
    assertThat(names()).containsExactly("secrets.yaml");
  }

  @Test
  void replace_tellsEveryStepInOrder() throws IOException {
    var steps = new ArrayList<WriteStep>();
    new AtomicFiles(steps::add).replace(target, bytes("new"), Access.USUAL);
    assertThat(steps).containsExactly(WriteStep.values());
  }

  private static void stopAfter(WriteStep last, WriteStep step) {
    if (step == last) {
      throw new Stopped();
    }
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
