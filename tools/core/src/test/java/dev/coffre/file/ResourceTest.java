package dev.coffre.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.scan.Scanner;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResourceTest {
  private static final Resource RULES = new Resource(Scanner.class, "rules.bin");

  @TempDir private Path folder;

  @Test
  void read_noFolder_isWhatComesWithTheClass() throws IOException {
    assertThat(RULES.read("")).startsWith('C', 'R', 'B');
  }

  @Test
  void read_folder_isTheFileInThePackageOfTheClass() throws IOException {
    var file = folder.resolve("dev/coffre/scan/rules.bin");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "unpacked");

    assertThat(RULES.read(folder.toString())).asString().isEqualTo("unpacked");
  }

  /// A program that was taken apart must not go on with other rules than its own.
  @Test
  void read_folderWithoutTheFile_fails() {
    assertThatThrownBy(() -> RULES.read(folder.toString())).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void read_unknownName_fails() {
    assertThatThrownBy(() -> new Resource(Scanner.class, "none").read(""))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("none");
  }
}
