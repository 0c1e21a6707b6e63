package dev.coffre.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A file that comes with a class, in the same package.
///
/// To read it from a jar, the JDK opens every jar on the way, goes through their directories, and
/// loads what that takes: 10 ms of a program that otherwise needs none of them (docs/adr/0038). So
/// a program that starts often unpacks the library's files into a folder, under the names that they
/// have in the jar, and names the folder in the system property `coffre.resources`.
///
/// @param owner the class
/// @param name the file's own
public record Resource(Class<?> owner, String name) {
  private static final String FOLDER = "coffre.resources";

  /// Its bytes.
  ///
  /// @throws IOException if it is missing or cannot be read
  public byte[] read() throws IOException {
    return read(System.getProperty(FOLDER, ""));
  }

  /// Its bytes, where the program is not whole without it.
  ///
  /// @throws UncheckedIOException if it is missing or cannot be read
  public byte[] require() {
    try {
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's " + name + " cannot be read", e);
    }
  }

  /// @param folder where it is unpacked; empty: nowhere
  byte[] read(String folder) throws IOException {
    return folder.isEmpty() ? packed() : WholeFile.read(unpacked(Path.of(folder)));
  }

  private Path unpacked(Path folder) {
    return folder.resolve(owner.getPackageName().replace('.', '/')).resolve(name);
  }

  private byte[] packed() throws IOException {
    try (var in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is not beside " + owner.getName());
      }
      return in.readAllBytes();
    }
  }
}
