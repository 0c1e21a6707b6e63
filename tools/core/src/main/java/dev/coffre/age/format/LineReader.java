package dev.coffre.age.format;

import dev.coffre.age.key.AgeException.MalformedHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Lines ended by LF, each byte a character, up to a limit on all of them together: a header is
/// held in memory, whoever wrote it. Each line and each word counts for the objects that hold it,
/// too, so that short ones do not take a multiple of the limit.
public final class LineReader {
  /// Room for some 1,900 hybrid recipients.
  static final int LIMIT = 4 << 20;

  private static final int OBJECTS = 64;

  private final InputStream source;
  private int left = LIMIT;

  public LineReader(InputStream source) {
    this.source = source;
  }

  /// The next line, without its LF.
  ///
  /// @throws MalformedHeader if the stream ends before an LF, or the limit is reached
  public String next() throws IOException {
    var line = new ByteArrayOutputStream(80);
    while (true) {
      int next = source.read();
      if (next < 0) {
        throw new MalformedHeader("unexpected end of file");
      }
      left -= next == '\n' || next == ' ' ? OBJECTS : 1;
      if (left < 0) {
        throw new MalformedHeader("longer than " + LIMIT + " bytes");
      }
      if (next == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1);
      }
      line.write(next);
    }
  }
}
