package dev.coffre.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderNamesTest {
  @TempDir private Path folder;

  @Test
  void of_folder_isWhatItHoldsByName() throws IOException {
    for (var name : new String[] {"pack-b.idx", "pack-a.idx", ".hidden", "zz"}) {
      Files.createFile(folder.resolve(name));
    }
    Files.createDirectory(folder.resolve("below"));

    assertThat(FolderNames.of(folder))
        .containsExactly(".hidden", "below", "pack-a.idx", "pack-b.idx", "zz");
  }

  @Test
  void of_noFolder_isEmpty() throws IOException {
    assertThat(FolderNames.of(folder.resolve("absent"))).isEmpty();
  }

  @Test
  void of_file_saysWhy() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> FolderNames.of(file));
  }

  @Test
  void of_linkThatLeadsNowhereElse_saysWhy() throws IOException {
    var link = folder.resolve("circle");
    Files.createSymbolicLink(link, link);

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> FolderNames.of(link));
  }
}
