package dev.coffre.file;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/// Reads small files as a whole.
///
/// `Files` does so by a channel, and the first channel of a process makes the JDK load its network
/// library and two dozen classes: milliseconds in front of every commit (docs/adr/0038). A stream
/// needs none of that, but its only exception does not say why a file cannot be opened; `Files` is
/// then asked for the reason.
public final class WholeFile {
  private static final int PART = 64 << 10;
  private static final int LARGE = 256 << 10;
  private static final int LARGEST = 1 << 30;

  private WholeFile() {}

  /// The bytes of a file.
  ///
  /// @throws NoSuchFileException if there is none
  /// @throws IOException if it cannot be read
  public static byte[] read(Path file) throws IOException {
    try (var in = new FileInputStream(file.toFile())) {
      return bytes(in, file.toFile().length());
    } catch (FileNotFoundException e) {
      return readOrSayWhyNot(file);
    }
  }

  /// A large file by parts: for each read the JDK takes as much memory again as is asked for, and
  /// an index of Git's has megabytes.
  ///
  /// @param length as it was told; the file may have become another since
  static byte[] bytes(InputStream in, long length) throws IOException {
    if (length < LARGE || length > LARGEST) {
      return in.readAllBytes();
    }
    byte[] bytes = new byte[(int) length];
    int end = 0;
    for (int read = 0; read >= 0 && end < length; end += Math.max(0, read)) {
      read = in.read(bytes, end, Math.min(PART, bytes.length - end));
    }
    byte[] more = in.readAllBytes();
    byte[] all = end + more.length == length ? bytes : Arrays.copyOf(bytes, end + more.length);
    System.arraycopy(more, 0, all, end, more.length);
    return all;
  }

  /// The bytes of a file that is seldom there: to ask first takes less than to try.
  ///
  /// @return empty if there is none
  /// @throws IOException if it cannot be read
  public static Optional<byte[]> find(Path file) throws IOException {
    if (Files.notExists(file)) { // what is in a folder that cannot be searched may exist
      return Optional.empty();
    }
    try {
      return Optional.of(read(file));
    } catch (NoSuchFileException removedMeanwhile) {
      return Optional.empty();
    }
  }

  private static byte[] readOrSayWhyNot(Path file) throws IOException {
    if (Files.readAttributes(file, BasicFileAttributes.class).isDirectory()) {
      throw new IOException(file + " is a folder");
    }
    return Files.readAllBytes(file);
  }
}
