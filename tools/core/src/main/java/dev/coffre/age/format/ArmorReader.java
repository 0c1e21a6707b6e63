package dev.coffre.age.format;

import dev.coffre.age.key.AgeException.MalformedArmor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/// The bytes inside an armor (C2SP age, "ASCII armor"). Strict: padded canonical base64, full lines
/// of 64 columns and one shorter, LF or CRLF, and nothing but whitespace before and behind.
public final class ArmorReader extends InputStream {
  static final String BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----";
  static final String END = "-----END AGE ENCRYPTED FILE-----";
  static final int COLUMNS = 64;
  private static final int LINE_BYTES = COLUMNS / 4 * 3;
  private static final int MAX_WHITESPACE = 1024;

  private enum Place {
    BEFORE,
    WITHIN,
    LAST_LINE,
    BEHIND
  }

  private final InputStream source;
  private Place place = Place.BEFORE;
  private byte[] line = {};
  private int position;

  /// Reads the armor that is all of `source`.
  ///
  /// @param source is read byte by byte: hand in a buffered stream
  public ArmorReader(InputStream source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    return fill() ? line[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, line.length - position);
    System.arraycopy(line, position, target, offset, count);
    position += count;
    return count;
  }

  /// At the end of each line the next is checked before anything of it is handed out.
  private boolean fill() throws IOException {
    while (position == line.length) {
      switch (place) {
        case BEFORE -> begin();
        case WITHIN -> next();
        case LAST_LINE -> end();
        case BEHIND -> {
          return false;
        }
      }
    }
    return true;
  }

  private void begin() throws IOException {
    int skipped = 0;
    var first = readLine();
    while (isWhitespace(first)) {
      skipped += first.length() + 1;
      if (skipped > MAX_WHITESPACE) {
        throw new MalformedArmor("too much leading whitespace");
      }
      first = readLine();
    }
    if (!first.equals(BEGIN)) {
      throw new MalformedArmor("invalid first line");
    }
    place = Place.WITHIN;
  }

  private void next() throws IOException {
    var text = readLine();
    if (text.equals(END)) {
      drain();
      return;
    }
    if (text.isEmpty()) {
      throw new MalformedArmor("empty line");
    }
    if (text.length() > COLUMNS) {
      throw new MalformedArmor("column limit exceeded");
    }
    line = decode(text);
    position = 0;
    if (line.length < LINE_BYTES) {
      place = Place.LAST_LINE;
    }
  }

  private void end() throws IOException {
    if (!readLine().equals(END)) {
      throw new MalformedArmor("invalid closing line");
    }
    drain();
  }

  private void drain() throws IOException {
    var rest = source.readNBytes(MAX_WHITESPACE);
    if (!isWhitespace(new String(rest, StandardCharsets.ISO_8859_1))) {
      throw new MalformedArmor("trailing data");
    }
    if (rest.length == MAX_WHITESPACE) {
      throw new MalformedArmor("too much trailing whitespace");
    }
    place = Place.BEHIND;
  }

  /// Whether there is nothing but ASCII whitespace; Java counts four more control characters.
  public static boolean isWhitespace(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && (c < '\t' || c > '\r')) {
        return false;
      }
    }
    return true;
  }

  private static byte[] decode(String text) throws MalformedArmor {
    try {
      var bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedArmor("not base64");
    }
    throw new MalformedArmor("not canonical base64");
  }

  /// A line without LF or CRLF. A line longer than any that is valid ends early; whitespace lines
  /// are counted in pieces that way.
  private String readLine() throws IOException {
    var text = new ByteArrayOutputStream(COLUMNS + 2);
    int next = source.read();
    if (next < 0) {
      throw new MalformedArmor("unexpected end of file");
    }
    while (next >= 0 && next != '\n') {
      text.write(next);
      if (text.size() > MAX_WHITESPACE + 1) {
        throw new MalformedArmor("line too long");
      }
      next = source.read();
    }
    var string = text.toString(StandardCharsets.ISO_8859_1);
    return string.endsWith("\r") ? string.substring(0, string.length() - 1) : string;
  }
}
