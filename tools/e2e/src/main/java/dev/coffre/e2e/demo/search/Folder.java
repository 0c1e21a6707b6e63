package dev.coffre.e2e.demo.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// A file, or every file below a folder, as the bytes on the disk.
///
/// @param name how a report calls it
public record Folder(String name, Path path) implements Place {

  @Override
  public void read(Reader reader) throws IOException {
    for (Path file : files()) {
      try {
        reader.piece(Files.readAllBytes(file));
      } catch (NoSuchFileException e) {
        // A running server removes files between the listing and the reading.
      }
    }
  }

  private List<Path> files() throws IOException {
    try (var paths = Files.walk(path)) {
      return paths.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS)).toList();
    } catch (UncheckedIOException e) {
      throw new IOException("could not list " + path, e.getCause());
    }
  }
}
