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
  private final StepListener listener;
  private boolean inPlace;

  private Staged(Path target, Path file, FileChannel channel, StepListener listener) {
    this.target = target;
    this.file = file;
    this.channel = channel;
    this.listener = listener;
  }

  /// The file to be replaced, symbolic links followed.
  public Path target() {
    return target;
  }

  /// Makes the file, empty, with a lock on it that says it is in use.
  static Staged create(Path target, Access access, StepListener listener) throws IOException {
    boolean replaces = Files.exists(target);
    var staged = open(target, replaces ? Access.OWNER_ONLY : access, listener);
    try {
      staged.channel.tryLock();
      listener.reached(WriteStep.CREATED);
      return staged;
    } catch (IOException | RuntimeException e) {
      staged.close();
      throw e;
    }
  }

  private static Staged open(Path target, Access access, StepListener listener) throws IOException {
    for (int i = 0; ; i++) {
      var file = Leftovers.name(target, ProcessHandle.current().pid() + "-" + i);
      try {
        var channel = FileChannel.open(file, NEW, attributes(target, access));
        return new Staged(target, file, channel, listener);
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

  /// Adds to the content.
  ///
  /// @throws FileWriteException if the disk is full, …
  public void write(byte[] source, int offset, int length) throws FileWriteException {
    var buffer = ByteBuffer.wrap(source, offset, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new FileWriteException(target, e);
    }
  }

  /// Ends the content, and gives the file the mode of the one it will replace.
  public void finish() throws FileWriteException {
    listener.reached(WriteStep.WRITTEN);
    try {
      if (Files.exists(target)) {
        Ownership.copy(target, file);
      }
    } catch (IOException e) {
      throw new FileWriteException(target, e);
    }
  }

  /// Waits until the content is on the disk.
  void sync() throws FileWriteException {
    try {
      channel.force(true);
      listener.reached(WriteStep.SYNCED);
    } catch (IOException e) {
      throw new FileWriteException(target, e);
    }
  }

  void takePlace() throws FileWriteException {
    try {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      inPlace = true;
      listener.reached(WriteStep.RENAMED);
    } catch (IOException e) {
      throw new FileWriteException(target, e);
    }
  }

  /// Removes the file, unless it took its place; for a process that is ending while it is written.
  public void remove() {
    try {
      if (!inPlace) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftForTheNextRun) {
      return;
    }
  }

  @Override
  public void close() {
    remove();
    try {
      channel.close();
    } catch (IOException writtenNoMore) {
      return;
    }
  }
}
