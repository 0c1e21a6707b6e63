package dev.coffre.age.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/// Writes bytes in an armor. Closing writes the rest and closes the target; nothing is written
/// before the first byte or that.
public final class ArmorWriter extends OutputStream {
  private static final byte[] LF = {'\n'};

  /// Whole lines, so that only the last piece is padded.
  private final byte[] buffer = new byte[ArmorReader.COLUMNS / 4 * 3 * 256];

  private final OutputStream target;
  private int filled;
  private boolean begun;
  private boolean closed;

  public ArmorWriter(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, source.length);
    int from = offset;
    int end = offset + length;
    while (from < end) {
      int count = Math.min(buffer.length - filled, end - from);
      System.arraycopy(source, from, buffer, filled, count);
      filled += count;
      from += count;
      if (filled == buffer.length) {
        flushBuffer();
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (target) {
      flushBuffer();
      target.write((ArmorReader.END + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void flushBuffer() throws IOException {
    if (!begun) {
      target.write((ArmorReader.BEGIN + "\n").getBytes(StandardCharsets.US_ASCII));
      begun = true;
    }
    if (filled > 0) {
      var bytes = Arrays.copyOf(buffer, filled);
      target.write(Base64.getMimeEncoder(ArmorReader.COLUMNS, LF).encode(bytes));
      target.write(LF);
      filled = 0;
    }
  }
}
