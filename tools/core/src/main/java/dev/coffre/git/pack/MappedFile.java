package dev.coffre.git.pack;

import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.Unreadable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// A file mapped into memory, of any size, in network byte order.
///
/// It is read through buffers: the first memory segment makes the JVM load and spin hundreds of
/// classes, while a commit waits (docs/adr/0038). A buffer ends at 2 GiB, so there is one for each
/// window of the file. Each reaches into the next, so that no number is cut. The file stays mapped
/// until the collector finds the buffers unused.
final class MappedFile {
  private static final int USUAL_WINDOW = 30;

  private final Path file;
  private final long size;

  /// A window has `1 << windowBits` bytes.
  private final int windowBits;

  private final ByteBuffer[] windows;

  private MappedFile(Path file, FileChannel channel, int windowBits) throws IOException {
    this.file = file;
    this.size = channel.size();
    this.windowBits = windowBits;
    this.windows = new ByteBuffer[(int) (size >>> windowBits) + 1];
    for (int i = 0; i < windows.length; i++) {
      long start = (long) i << windowBits;
      long length = Math.min((1L << windowBits) + Long.BYTES, size - start);
      windows[i] = channel.map(FileChannel.MapMode.READ_ONLY, start, length);
    }
  }

  static MappedFile open(Path file) throws Unreadable {
    return open(file, USUAL_WINDOW);
  }

  /// The same with other windows.
  static MappedFile open(Path file, int windowBits) throws Unreadable {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new MappedFile(file, channel, windowBits);
    } catch (IOException e) {
      throw new Unreadable(file, e);
    }
  }

  Path file() {
    return file;
  }

  long size() {
    return size;
  }

  private ByteBuffer window(long at) {
    return windows[(int) (Objects.checkIndex(at, size) >>> windowBits)];
  }

  private int within(long at) {
    return (int) (at & ((1L << windowBits) - 1));
  }

  int unsignedByte(long at) {
    return window(at).get(within(at)) & 0xff;
  }

  int int32(long at) {
    return window(at).getInt(within(at));
  }

  long uint32(long at) {
    return Integer.toUnsignedLong(int32(at));
  }

  long int64(long at) {
    return window(at).getLong(within(at));
  }

  void copy(long at, byte[] to, int offset, int length) {
    Objects.checkFromIndexSize(at, length, size);
    int done = 0;
    while (done < length) {
      var window = window(at + done);
      int start = within(at + done);
      int part = Math.min(length - done, window.limit() - start);
      window.get(start, to, offset + done, part);
      done += part;
    }
  }

  Corrupt damaged(String reason) {
    return new Corrupt(file.toString(), reason);
  }
}
