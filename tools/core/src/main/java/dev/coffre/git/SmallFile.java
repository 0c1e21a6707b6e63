package dev.coffre.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coffre.file.WholeFile;
import dev.coffre.git.object.GitException.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Files that Git keeps for itself, as text. Bytes that are no UTF-8 are replaced: they only occur
/// in names.
final class SmallFile {
  private SmallFile() {}

  /// The file's text; empty if there is no such file.
  static Optional<String> read(Path file) throws Unreadable {
    try {
      return WholeFile.find(file).map(bytes -> new String(bytes, UTF_8));
    } catch (IOException e) {
      throw Files.isDirectory(file)
          ? new Unreadable(file, new IOException("it is a folder"))
          : new Unreadable(file, e);
    }
  }
}
