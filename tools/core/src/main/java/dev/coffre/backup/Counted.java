package dev.coffre.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A stream that knows how many bytes were read from it, and their SHA-256. Not thread-safe.
public final class Counted extends FilterInputStream {
  private final MessageDigest digest;
  private long size;

  private Counted(InputStream source, MessageDigest digest) {
    super(new DigestInputStream(source, digest));
    this.digest = digest;
  }

  public static Counted of(InputStream source) {
    return new Counted(source, sha256());
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    size += read < 0 ? 0 : 1;
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    size += Math.max(read, 0);
    return read;
  }

  @Override
  public long skip(long most) throws IOException {
    return readNBytes((int) Math.min(most, 8192)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// Reads what is left, and says what all of it was.
  public Part finish(String name) throws IOException {
    transferTo(OutputStream.nullOutputStream());
    return new Part(name, size, HexFormat.of().formatHex(digest.digest()));
  }

  /// The digest of a short text or file, in hexadecimal.
  public static String sha256(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
