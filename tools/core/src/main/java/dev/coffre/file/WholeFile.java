package dev.coffre.file;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Reads small files as a whole.
///
/// `Files` does so by a channel, and the first channel of a process makes the JDK load its network
/// library and two dozen classes: milliseconds in front of every commit (docs/adr/0038). A stream
/// needs none of that, but its only exception does not say why a file cannot be opened; `Files` is
/// then asked for the reason.
public final class WholeFile {
  private WholeFile() {}

  /// The bytes of a file.
  ///
  /// @throws NoSuchFileException if there is none
  /// @throws IOException if it cannot be read
  public static byte[] read(Path file) throws IOException {
    try (var in = new FileInputStream(file.toFile())) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      return readOrSayWhyNot(file);
    }
  }

  private static byte[] readOrSayWhyNot(Path file) throws IOException {
    if (Files.readAttributes(file, BasicFileAttributes.class).isDirectory()) {
      throw new IOException(file + " is a folder");
    }
    return Files.readAllBytes(file);
  }
}
