package dev.coffre.cli.age;

import dev.coffre.file.Links;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// The file named by `-o`. It appears whole or not at all: what is written goes to a file beside it
/// that takes its place on {@link #commit()} and is removed by {@link #close()}, or by a signal,
/// otherwise. Nothing is created before the first byte. What is not a regular file (`/dev/null`, a
/// pipe) is written to directly.
final class OutputFile extends OutputStream implements Closeable {
  private final Path target;
  private Optional<OutputStream> open = Optional.empty();
  private Optional<Path> beside = Optional.empty();
  private Optional<Thread> cleanUp = Optional.empty();

  OutputFile(Path target) {
    this.target = target;
  }

  @Override
  public void write(int b) throws IOException {
    stream().write(b);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    stream().write(source, offset, length);
  }

  /// Puts the file in its place, an empty one if nothing was written.
  void commit() throws IOException {
    stream().close();
    if (beside.isPresent()) {
      Files.move(
          beside.get(),
          Links.follow(target),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      forget();
    }
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().close();
    }
    if (beside.isPresent()) {
      Files.deleteIfExists(beside.get());
      forget();
    }
  }

  private void forget() {
    beside = Optional.empty();
    cleanUp.ifPresent(Runtime.getRuntime()::removeShutdownHook);
  }

  private OutputStream stream() throws IOException {
    if (open.isEmpty()) {
      open = Optional.of(open());
    }
    return open.get();
  }

  private OutputStream open() throws IOException {
    boolean replaces = Files.exists(target);
    if (replaces && !Files.isRegularFile(target)) {
      // Not by its real path: behind /dev/stdout may be a pipe, which has none.
      return Files.newOutputStream(target, StandardOpenOption.WRITE);
    }
    var place = Links.follow(target);
    if (replaces && !Files.isWritable(place)) {
      throw new AccessDeniedException(place.toString());
    }
    // Not made from the file's own name, which may be as long as a name can be.
    var file = place.resolveSibling(".coffre-" + ProcessHandle.current().pid());
    var stream = create(file, replaces ? permissions(place) : Optional.empty());
    beside = Optional.of(file);
    var hook = new Thread(() -> remove(file), "remove-unfinished-output");
    Runtime.getRuntime().addShutdownHook(hook);
    cleanUp = Optional.of(hook);
    return stream;
  }

  private static Optional<Set<PosixFilePermission>> permissions(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? Optional.of(Files.getPosixFilePermissions(file))
        : Optional.empty();
  }

  /// Creates a file with `permissions` from its first moment on: nobody must be able to open it
  /// before it is closed to them.
  private static OutputStream create(Path file, Optional<Set<PosixFilePermission>> permissions)
      throws IOException {
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (permissions.isEmpty()) {
      return Channels.newOutputStream(Files.newByteChannel(file, options));
    }
    var attribute = PosixFilePermissions.asFileAttribute(permissions.get());
    var channel = Files.newByteChannel(file, options, attribute);
    Files.setPosixFilePermissions(file, permissions.get()); // those that the umask took away
    return Channels.newOutputStream(channel);
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      return; // the process is ending; nobody is left to tell
    }
  }
}
