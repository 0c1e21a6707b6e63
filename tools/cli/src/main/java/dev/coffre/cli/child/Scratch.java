package dev.coffre.cli.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;

/// A folder for plaintext that a program run by us has to see: open to the owner only, and removed
/// on close and when the process is asked to end.
public final class Scratch implements AutoCloseable {
  private final Path folder;
  private final Thread atExit = new Thread(this::remove, "remove-plaintext");

  private Scratch(Path folder) {
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// A new folder below `$TMPDIR`, or `/tmp`.
  public static Scratch create(Map<String, String> environment, String prefix) throws IOException {
    var parent = Path.of(environment.getOrDefault("TMPDIR", "/tmp"));
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    return new Scratch(
        Files.createTempDirectory(parent, prefix, PosixFilePermissions.asFileAttribute(ownerOnly)));
  }

  /// Where a file called `name` stands in it.
  public Path file(String name) {
    return folder.resolve(name);
  }

  /// A new file, open to the owner only, with `content`.
  public Path write(String name, byte[] content) throws IOException {
    var file = file(name);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, content);
    return file;
  }

  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException endingAlready) {
      return;
    }
  }

  private void remove() {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
