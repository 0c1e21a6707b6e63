package dev.coffre.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Knows how many bytes were written to it, and their SHA-256. Not thread-safe.
final class CountedOutput extends FilterOutputStream {
  private final MessageDigest digest = Counted.sha256();
  private long size;

  CountedOutput(OutputStream target) {
    super(target);
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    digest.update((byte) b);
    size++;
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    out.write(source, offset, length);
    digest.update(source, offset, length);
    size += length;
  }

  Part finish(String name) throws IOException {
    flush();
    return new Part(name, size, HexFormat.of().formatHex(digest.digest()));
  }
}
