package dev.coffre.cli.age;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/// Standard output that says when nothing arrives any more: without it a stream without an end
/// would be read on and on for nobody.
final class Reached extends FilterOutputStream {
  private final PrintStream stream;

  Reached(PrintStream stream) {
    super(stream);
    this.stream = stream;
  }

  @Override
  public void write(int b) throws IOException {
    stream.write(b);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    stream.write(source, offset, length);
    if (stream.checkError()) {
      throw new IOException("cannot write standard output");
    }
  }
}
