package dev.coffre.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The new content of a file, on the disk beside it. Closing removes it, unless it took its place.
public final class Staged implements AutoCloseable {
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path target;
  private final Path file;
  private final FileChannel channel;
  private boolean inPlace;

  private Staged(Path target, Path file, FileChannel channel) {
    this.target = target;
    this.file = file;
    this.channel = channel;
  }

  /// The file to be replaced, symbolic links followed.
  public Path target() {
    return target;
  }

  /// Writes the file and syncs it; removes it again if that fails.
  static Staged write(Path target, byte[] content, Access access, StepListener listener)
      throws IOException {
    boolean replaces = Files.exists(target);
    var staged = create(target, replaces ? Access.OWNER_ONLY : access);
    try {
      staged.channel.tryLock();
      listener.reached(WriteStep.CREATED);
      staged.fill(content);
      listener.reached(WriteStep.WRITTEN);
      if (replaces) {
        Ownership.copy(target, staged.file);
      }
      staged.channel.force(true);
      listener.reached(WriteStep.SYNCED);
      return staged;
    } catch (IOException | RuntimeException e) {
      staged.close();
      throw e;
    }
  }

  private static Staged create(Path target, Access access) throws IOException {
    for (int i = 0; ; i++) {
      var file = Leftovers.name(target, ProcessHandle.current().pid() + "-" + i);
      try {
        return new Staged(target, file, FileChannel.open(file, NEW, attributes(target, access)));
      } catch (FileAlreadyExistsException inUse) {
        if (i == Byte.MAX_VALUE) {
          throw inUse;
        }
      }
    }
  }

  private static FileAttribute<?>[] attributes(Path target, Access access) {
    boolean posix = target.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix && access == Access.OWNER_ONLY
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[] {};
  }

  private void fill(byte[] content) throws IOException {
    var buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  void takePlace(StepListener listener) throws FileWriteException {
    try {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      inPlace = true;
      listener.reached(WriteStep.RENAMED);
    } catch (IOException e) {
      throw new FileWriteException(target, e);
    }
  }

  @Override
  public void close() {
    try (channel) {
      if (!inPlace) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftForTheNextRun) {
      return;
    }
  }
}
