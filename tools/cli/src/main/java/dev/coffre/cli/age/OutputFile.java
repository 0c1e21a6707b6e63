package dev.coffre.cli.age;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

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
          followed(),
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
    var place = followed();
    if (replaces && !Files.isWritable(place)) {
      throw new AccessDeniedException(place.toString());
    }
    var name = "." + place.getFileName() + ".coffre-" + ProcessHandle.current().pid();
    var file = place.resolveSibling(name);
    var stream =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    beside = Optional.of(file);
    var hook = new Thread(() -> remove(file), "remove-unfinished-output");
    Runtime.getRuntime().addShutdownHook(hook);
    cleanUp = Optional.of(hook);
    if (replaces && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(place));
    }
    return stream;
  }

  private Path followed() throws IOException {
    return Files.exists(target, LinkOption.NOFOLLOW_LINKS) && Files.exists(target)
        ? target.toRealPath()
        : target.toAbsolutePath();
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      return; // the process is ending; nobody is left to tell
    }
  }
}
