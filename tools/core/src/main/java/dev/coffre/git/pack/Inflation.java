package dev.coffre.git.pack;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks zlib streams whose length is known.
public final class Inflation implements AutoCloseable {
  /// Deflate never shrinks more than this: whatever claims to was not packed by it.
  private static final long GREATEST_RATIO = 1032;

  /// Bytes that are copied at a time out of a mapped file.
  private static final int CHUNK = 16 << 10;

  private final Inflater inflater = new Inflater();
  private final byte[] chunk = new byte[CHUNK];

  /// An unpacker; it holds native memory until it is closed.
  public Inflation() {}

  /// Whether `packed` bytes can become `size` bytes. Asked before memory is set aside for them.
  public static boolean plausible(long size, long packed) {
    return size / GREATEST_RATIO <= packed;
  }

  /// Unpacks a whole stream and its checksum.
  ///
  /// @param to has room for one byte more than `size`, by which a longer stream is noticed
  /// @return false if the stream is cut, damaged, or of another length
  public boolean exactly(ByteBuffer packed, byte[] to, int size) {
    inflater.reset();
    inflater.setInput(packed);
    int filled = 0;
    try {
      while (!inflater.finished()) {
        int count = inflater.inflate(to, filled, size + 1 - filled);
        filled += count;
        if (filled > size || (count == 0 && !inflater.finished())) {
          return false;
        }
      }
      return filled == size;
    } catch (DataFormatException damaged) {
      return false;
    }
  }

  /// Unpacks a whole stream of a mapped file. Its bytes are copied first: where the file was cut
  /// since it was mapped, code of Java's fails in order, and zlib takes the process down.
  boolean exactly(MappedFile file, long start, long end, byte[] to, int size) {
    inflater.reset();
    long at = start;
    int filled = 0;
    int next = Math.min(CHUNK, size + 64);
    try {
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          int length = (int) Math.min(next, end - at);
          file.copy(at, chunk, 0, length);
          inflater.setInput(chunk, 0, length);
          at += length;
          next = CHUNK;
        }
        int count = inflater.inflate(to, filled, size + 1 - filled);
        filled += count;
        boolean stuck = count == 0 && !inflater.finished();
        if (filled > size || (stuck && (at == end || !inflater.needsInput()))) {
          return false;
        }
      }
      return filled == size;
    } catch (DataFormatException damaged) {
      return false;
    }
  }

  /// Unpacks as much of a stream's start as `to` holds or `packed` yields.
  ///
  /// @return the number of bytes; -1 if the stream is damaged
  public int start(ByteBuffer packed, byte[] to) {
    inflater.reset();
    inflater.setInput(packed);
    int filled = 0;
    try {
      for (int count = -1; count != 0 && filled < to.length; filled += count) {
        count = inflater.inflate(to, filled, to.length - filled);
      }
      return filled;
    } catch (DataFormatException damaged) {
      return -1;
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
