package dev.coffre.scan.detect;

import java.nio.charset.StandardCharsets;

/// The text that is scanned: bytes in UTF-8 or any encoding that keeps ASCII, and the name of the
/// file, which tells code from configuration. The array is not copied.
public final class Text {
  private final byte[] bytes;
  private final int length;
  private final Kind kind;
  private final PathName path;

  /// What kind of file it is, as far as its name tells.
  public enum Kind {
    /// A program: a value stands in quotes.
    CODE,
    /// Settings or a script: a value may stand without quotes.
    SETTINGS,
    /// Prose: a value may stand in a sentence.
    PROSE;

    /// The kind of a file with this path, with `/` between folders; may be empty.
    public static Kind of(String path) {
      return new PathName(path).kind();
    }
  }

  /// @param path the file's name with `/` between folders; may be empty
  public Text(byte[] bytes, int length, String path) {
    this(bytes, length, new PathName(path));
  }

  /// A text of a known kind and an unknown name.
  public Text(byte[] bytes, int length, Kind kind) {
    this.bytes = bytes;
    this.length = length;
    this.path = new PathName("");
    this.kind = kind;
  }

  private Text(byte[] bytes, int length, PathName path) {
    this.bytes = bytes;
    this.length = length;
    this.path = path;
    this.kind = path.kind();
  }

  /// A text as a rule's sample gives it.
  public static Text of(String text, String path) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Text(bytes, bytes.length, path);
  }

  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public Kind kind() {
    return kind;
  }

  /// What the file's name says.
  PathName path() {
    return path;
  }

  /// The byte at `at`, or a line break outside the text.
  public byte at(int at) {
    return at >= 0 && at < length ? bytes[at] : (byte) '\n';
  }

  /// Bytes as ISO-8859-1, one character each; those outside the text are left out.
  public String string(int from, int to) {
    int start = Math.clamp(from, 0, length);
    return new String(
        bytes, start, Math.clamp(to, start, length) - start, StandardCharsets.ISO_8859_1);
  }

  /// Where the line of `at` begins, or `limit` if that is behind it.
  int lineStart(int at, int limit) {
    int start = Math.min(at, length);
    while (start > limit && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  /// Where the line of `at` ends, or `limit` if that is in front of it.
  int lineEnd(int at, int limit) {
    int last = Math.min(limit, length);
    int end = at;
    while (end < last && bytes[end] != '\n') {
      end++;
    }
    return end > at && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  /// Where the line of `at` begins.
  public int lineStart(int at) {
    return lineStart(at, 0);
  }

  /// Where the line of `at` ends, its line break not counted.
  public int lineEnd(int at) {
    return lineEnd(at, length);
  }
}
