package dev.coffre.recovery;

import dev.coffre.secret.SecretBytes;
import java.util.Arrays;

/// One share of a recovery key.
///
/// @param kind of the key
/// @param threshold how many shares rebuild it
/// @param set of which key it is, {@link #SET} bytes
/// @param bytes {@link #SECRET} bytes of the share, and its number
@SuppressWarnings("ArrayRecordComponent") // compared by whoever needs it
public record Share(RecoveryKey.Kind kind, int threshold, byte[] set, SecretBytes bytes)
    implements AutoCloseable {
  static final int SECRET = 32;
  static final int SET = 4;

  private static final String PREFIX = "COFFRE-SHARE-1-";
  private static final int HEAD = 2 + SET;

  /// Whether a text says that it is a share.
  public static boolean isMeant(String text) {
    return text.startsWith("COFFRE-SHARE-");
  }

  /// Which share it is, from 1.
  public int number() {
    return bytes.expose(share -> share[SECRET] & 0xff);
  }

  /// The share as it is printed: `COFFRE-SHARE-1-…`, 78 characters.
  public String text() {
    return bytes.expose(share -> {
      var whole = new byte[HEAD + share.length];
      whole[0] = (byte) kind.code();
      whole[1] = (byte) threshold;
      System.arraycopy(set, 0, whole, 2, SET);
      System.arraycopy(share, 0, whole, HEAD, share.length);
      var text = PREFIX + Base32.encode(whole);
      Arrays.fill(whole, (byte) 0);
      return text;
    });
  }

  /// Reads a share.
  ///
  /// @throws PaperException if it is none, or of a later version
  public static Share parse(String text) throws PaperException {
    if (!text.startsWith(PREFIX)) {
      throw new PaperException("it is no share, or one of a later version");
    }
    var whole = Base32.decode(text.substring(PREFIX.length()));
    if (whole.length != HEAD + SECRET + 1) {
      throw new PaperException("it is not a whole share");
    }
    var kind = Arrays.stream(RecoveryKey.Kind.values()).filter(known -> whole[0] == known.code());
    return new Share(
        kind.findFirst().orElseThrow(() -> new PaperException("it is a share of an unknown kind")),
        whole[1] & 0xff,
        Arrays.copyOfRange(whole, 2, HEAD),
        SecretBytes.adopt(Arrays.copyOfRange(whole, HEAD, whole.length)));
  }

  @Override
  public void close() {
    bytes.close();
  }

  @Override
  public String toString() {
    return "Share[" + number() + "]";
  }
}
