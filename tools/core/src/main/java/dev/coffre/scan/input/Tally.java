package dev.coffre.scan.input;

/// How much a scan looked at.
///
/// @param texts files or blobs that were scanned
/// @param binaries files or blobs that hold no text
/// @param bytes of the texts
public record Tally(long texts, long binaries, long bytes) {
  /// Nothing.
  public static final Tally NONE = new Tally(0, 0, 0);

  /// One text more.
  public Tally withText(int length) {
    return new Tally(texts + 1, binaries, bytes + length);
  }

  /// One more that holds no text.
  public Tally withBinary() {
    return new Tally(texts, binaries + 1, bytes);
  }

  /// Both together.
  public Tally plus(Tally other) {
    return new Tally(texts + other.texts, binaries + other.binaries, bytes + other.bytes);
  }
}
