package dev.coffre.scan.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Finds private keys in armor, line breaks written out or as `\n`. The keyword is what stands
/// behind `-----BEGIN` up to `PRIVATE KEY`.
record PrivateKeyDetector() implements SingleDetector {
  private static final int LONGEST = 16 << 10;
  private static final int LEAST_BODY = 40;

  /// Prose about keys has no word this long.
  private static final int LEAST_RUN = 20;

  private static final byte[] BEGIN = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SSH2 = "---- BEGIN ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SSH2_END = "---- END ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "-----END ".getBytes(StandardCharsets.US_ASCII);

  @Override
  public boolean looksFar() {
    return true;
  }

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    int begin = Math.max(lastIndexOf(text, BEGIN, start, 40), lastIndexOf(text, SSH2, start, 40));
    int dashes = indexOf(text, "----".getBytes(StandardCharsets.US_ASCII), end, end + 12);
    if (begin < 0 || dashes < 0) {
      return Optional.empty();
    }
    int body = text.at(dashes + 4) == '-' ? dashes + 5 : dashes + 4;
    int limit = Math.min(text.length(), body + LONGEST);
    int close =
        text.at(begin + 4) == ' '
            ? indexOf(text, SSH2_END, body, limit)
            : indexOf(text, END, body, limit);
    int stop = close < 0 ? bodyEnd(text, body, limit) : close;
    if (bodySize(text, body, stop) < LEAST_BODY
        || longestRun(text, body, stop) < LEAST_RUN
        || hasPlaceholder(text, body, stop)) {
      return Optional.empty();
    }
    return Optional.of(new Span(begin, close < 0 ? stop : closing(text, close)));
  }

  private static int closing(Text text, int close) {
    int behind =
        indexOf(text, "----".getBytes(StandardCharsets.US_ASCII), close + END.length, close + 60);
    return behind < 0 ? close : behind + (text.at(behind + 4) == '-' ? 5 : 4);
  }

  private static int bodyEnd(Text text, int body, int limit) {
    int at = body;
    while (at < limit && (isBase64(text.at(at)) || " \r\n\t\\\"',".indexOf(text.at(at)) >= 0)) {
      at++;
    }
    return at;
  }

  private static int bodySize(Text text, int from, int to) {
    int size = 0;
    for (int i = from; i < to; i++) {
      size += isBase64(text.at(i)) ? 1 : 0;
    }
    return size;
  }

  private static int longestRun(Text text, int from, int to) {
    int longest = 0;
    int run = 0;
    for (int i = from; i < to; i++) {
      run = isBase64(text.at(i)) ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static boolean hasPlaceholder(Text text, int from, int to) {
    var body = text.string(from, Math.min(to, from + 200));
    return body.contains("...")
        || body.contains("${")
        || body.contains("{{")
        || body.contains("XXXX")
        || body.contains("<");
  }

  private static boolean isBase64(byte b) {
    return (b >= 'A' && b <= 'Z')
        || (b >= 'a' && b <= 'z')
        || (b >= '0' && b <= '9')
        || b == '+'
        || b == '/'
        || b == '=';
  }

  private static int indexOf(Text text, byte[] sought, int from, int to) {
    for (int i = from; i <= Math.min(text.length(), to) - sought.length; i++) {
      if (matches(text, sought, i)) {
        return i;
      }
    }
    return -1;
  }

  private static int lastIndexOf(Text text, byte[] sought, int from, int reach) {
    for (int i = from; i >= Math.max(0, from - reach); i--) {
      if (i + sought.length <= text.length() && matches(text, sought, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matches(Text text, byte[] sought, int at) {
    return Arrays.equals(text.bytes(), at, at + sought.length, sought, 0, sought.length);
  }
}
