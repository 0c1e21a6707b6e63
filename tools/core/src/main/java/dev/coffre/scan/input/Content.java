package dev.coffre.scan.input;

import dev.coffre.scan.detect.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Turns the bytes of a file into a text, if they are one.
public final class Content {
  /// As far as git looks for a NUL.
  public static final int BINARY_PREFIX = 8000;

  /// Its streams may be letters, and mean nothing.
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  private Content() {}

  /// The text, or nothing if the bytes are binary: a NUL near the beginning or the head of a PDF
  /// says so. UTF-16 and UTF-32 with a byte order mark become UTF-8.
  public static Optional<Text> text(String path, byte[] bytes, int length) {
    return text(bytes, length, (text, end) -> new Text(text, end, path));
  }

  /// The same of a text whose kind is known, and not its name.
  public static Optional<Text> text(Text.Kind kind, byte[] bytes, int length) {
    return text(bytes, length, (text, end) -> new Text(text, end, kind));
  }

  private interface Maker {
    Text of(byte[] bytes, int length);
  }

  private static Optional<Text> text(byte[] bytes, int length, Maker maker) {
    var charset = wide(bytes, length);
    if (charset.isPresent()) {
      var text = new String(bytes, 0, length, charset.get()).getBytes(StandardCharsets.UTF_8);
      return Optional.of(maker.of(text, text.length));
    }
    return isPdf(bytes, length) || saysBinary(bytes, 0, length)
        ? Optional.empty()
        : Optional.of(maker.of(bytes, length));
  }

  /// Whether the text of these bytes is not the bytes themselves.
  public static boolean isTranscoded(byte[] bytes, int length) {
    return wide(bytes, length).isPresent();
  }

  /// Whether it is a PDF, which is binary without a NUL, too.
  public static boolean isPdf(byte[] bytes, int length) {
    return length > PDF.length && Arrays.equals(bytes, 0, PDF.length, PDF, 0, PDF.length);
  }

  /// Whether one of some bytes says that the file is binary.
  public static boolean saysBinary(byte[] bytes, int start, int end) {
    int last = Math.min(end, BINARY_PREFIX);
    for (int i = start; i < last; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Charset> wide(byte[] bytes, int length) {
    if (length < 2) {
      return Optional.empty();
    }
    int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    boolean padded = length >= 4 && bytes[2] == 0 && bytes[3] == 0;
    boolean big32 = first == 0 && length >= 4 && bytes[2] == (byte) 0xfe && bytes[3] == (byte) 0xff;
    if (big32 || (first == 0xfffe && padded)) {
      return Optional.of(Charset.forName("UTF-32"));
    }
    return first == 0xfffe || first == 0xfeff
        ? Optional.of(StandardCharsets.UTF_16)
        : Optional.empty();
  }
}
