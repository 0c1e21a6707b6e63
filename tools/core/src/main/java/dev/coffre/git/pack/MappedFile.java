package dev.coffre.git.pack;

import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.Unreadable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file mapped into memory, of any size, in network byte order.
final class MappedFile {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Path file;
  private final MemorySegment bytes;

  private MappedFile(Path file, MemorySegment bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /// Maps the file until the arena is closed.
  static MappedFile open(Path file, Arena arena) throws Unreadable {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new MappedFile(
          file, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
    } catch (IOException e) {
      throw new Unreadable(file, e);
    }
  }

  Path file() {
    return file;
  }

  long size() {
    return bytes.byteSize();
  }

  int unsignedByte(long at) {
    return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }

  int int32(long at) {
    return bytes.get(INT, at);
  }

  long uint32(long at) {
    return Integer.toUnsignedLong(bytes.get(INT, at));
  }

  long int64(long at) {
    return bytes.get(LONG, at);
  }

  void copy(long at, byte[] to, int offset, int length) {
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, to, offset, length);
  }

  Corrupt damaged(String reason) {
    return new Corrupt(file.toString(), reason);
  }
}
