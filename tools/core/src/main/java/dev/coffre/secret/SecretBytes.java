package dev.coffre.secret;

import java.security.MessageDigest;
import java.util.Arrays;

/// Secret material: a key, a share, a passphrase, a decrypted value.
///
/// The bytes are reached only through {@link #expose}, so every place that touches raw material is
/// found by searching for that name. {@link #toString()} gives the length and nothing else, and
/// {@link #close()} overwrites the bytes; what the JVM itself may have copied (a moving collector,
/// compiled code's registers) is out of reach, see docs/threat-model.md.
///
/// Thread-safe as long as no thread closes it while another reads.
public final class SecretBytes implements AutoCloseable {

  /// Reads the exposed bytes. The array is the secret's own: do not keep or change it.
  ///
  /// @param <R> what is computed from the bytes
  /// @param <X> what the computation may throw
  @FunctionalInterface
  public interface Reader<R, X extends Throwable> {
    R read(byte[] bytes) throws X;
  }

  private final byte[] bytes;
  private volatile boolean closed;

  private SecretBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A secret with its own copy of `source`; the caller still has to wipe `source`.
  public static SecretBytes copyOf(byte[] source) {
    return new SecretBytes(source.clone());
  }

  /// A secret that takes over `source`, which the caller must not use again.
  public static SecretBytes adopt(byte[] source) {
    return new SecretBytes(source);
  }

  /// The length in bytes.
  public int length() {
    return bytes.length;
  }

  /// Hands the raw bytes to `reader` and returns what it computes.
  ///
  /// @throws IllegalStateException after {@link #close()}
  public <R, X extends Throwable> R expose(Reader<R, X> reader) throws X {
    if (closed) {
      throw new IllegalStateException("the secret was wiped");
    }
    return reader.read(bytes);
  }

  /// Whether both hold the same bytes, in time that depends on the length only.
  public boolean sameAs(SecretBytes other) {
    return expose(mine -> other.expose(theirs -> MessageDigest.isEqual(mine, theirs)));
  }

  /// Overwrites the bytes; further reads throw. May be called again.
  @Override
  public void close() {
    closed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "SecretBytes[" + bytes.length + " bytes]";
  }
}
