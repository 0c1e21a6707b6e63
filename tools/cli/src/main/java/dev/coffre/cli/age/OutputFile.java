package dev.coffre.cli.age;

import dev.coffre.cli.Host;
import dev.coffre.cli.child.OnSignal;
import dev.coffre.file.Access;
import dev.coffre.file.AtomicFiles;
import dev.coffre.file.Staged;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// The file named by `-o`. It appears whole or not at all: what is written goes to a file beside it
/// that takes its place on {@link #commit()} and is removed by {@link #close()}, or by a signal,
/// otherwise. Nothing is created before the first byte. What is not a regular file (`/dev/null`, a
/// pipe) is written to directly. As with `age`, nobody waits for the disk.
final class OutputFile extends OutputStream implements Closeable {
  private final AtomicFiles files;
  private final Path target;
  private Optional<OutputStream> direct = Optional.empty();
  private Optional<Beside> beside = Optional.empty();

  OutputFile(Host host, String name) {
    this.files = host.files();
    this.target = host.resolve(name);
  }

  /// The new file, and what removes it when a signal ends the process.
  private record Beside(Staged file, OnSignal onSignal) {}

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    open();
    if (direct.isPresent()) {
      direct.get().write(source, offset, length);
    } else {
      beside.orElseThrow().file().write(source, offset, length);
    }
  }

  /// Puts the file in its place, an empty one if nothing was written.
  void commit() throws IOException {
    open();
    if (beside.isPresent()) {
      beside.get().file().finish();
      files.commit(List.of(beside.get().file()));
    }
  }

  @Override
  public void close() throws IOException {
    if (direct.isPresent()) {
      direct.get().close();
    }
    beside.ifPresent(present -> {
      present.file().close();
      present.onSignal().close();
    });
    beside = Optional.empty();
  }

  private void open() throws IOException {
    if (direct.isPresent() || beside.isPresent()) {
      return;
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      direct = Optional.of(Files.newOutputStream(target, StandardOpenOption.WRITE));
      return;
    }
    Staged file = files.begin(target, Access.USUAL);
    beside = Optional.of(new Beside(file, new OnSignal("remove-unfinished-output", file::remove)));
  }
}
