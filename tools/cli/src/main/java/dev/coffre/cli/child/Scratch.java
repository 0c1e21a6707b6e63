package dev.coffre.cli.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;

/// A folder for plaintext that a program run by us has to see: open to the owner only, and removed
/// on close and when the process is asked to end. One that a killed process left is removed when
/// the next is made: it is told by its lock, which nobody holds any more.
public final class Scratch implements AutoCloseable {
  private static final String MARK = "coffre-";
  private static final String LOCK = ".lock";
  private static final int ATTEMPTS = 3;

  private final Path folder;
  private final FileChannel lock;
  private final OnSignal onSignal = new OnSignal("remove-plaintext", this::remove);

  private Scratch(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// A new folder below `$TMPDIR`, or `/tmp`, whose name begins with `prefix`.
  public static Scratch create(Map<String, String> environment, String prefix) throws IOException {
    var parent = Path.of(environment.getOrDefault("TMPDIR", "/tmp"));
    removeLeftovers(parent);
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    var folder =
        Files.createTempDirectory(
            parent, prefix + MARK, PosixFilePermissions.asFileAttribute(ownerOnly));
    var lock =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.lock();
    return new Scratch(folder, lock);
  }

  private static void removeLeftovers(Path parent) throws IOException {
    try (var folders = Files.newDirectoryStream(parent, "*" + MARK + "*")) {
      for (var folder : folders) {
        removeAbandoned(folder);
      }
    }
  }

  /// Only what is ours can be opened for writing; what another process uses is locked.
  private static void removeAbandoned(Path folder) {
    if (!Files.isRegularFile(folder.resolve(LOCK))) {
      return;
    }
    try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        var free = channel.tryLock()) {
      if (free != null) {
        removeTree(folder);
      }
    } catch (IOException | RuntimeException notOurs) {
      return;
    }
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
    onSignal.close();
  }

  /// An editor that is ending too may put a last file in it meanwhile: tried more than once.
  private synchronized void remove() {
    for (int attempt = 1; Files.exists(folder); attempt++) {
      try {
        removeTree(folder);
        lock.close();
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw new UncheckedIOException("cannot remove " + folder, e);
        }
      }
    }
  }

  private static void removeTree(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
