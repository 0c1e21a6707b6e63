package dev.coffre.git.pack;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks zlib streams whose length is known.
public final class Inflation implements AutoCloseable {
  /// Deflate never shrinks more than this: whatever claims to was not packed by it.
  private static final long GREATEST_RATIO = 1032;

  private final Inflater inflater = new Inflater();

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
