package dev.coffre.cli.age;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Keeps what it wraps open when it is closed: its owner decides what becomes of it.
final class Unclosed extends FilterOutputStream {
  Unclosed(OutputStream target) {
    super(target);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    out.write(source, offset, length);
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
