package dev.coffre.git.object;

/// Who did something, and when.
///
/// @param name may be empty
/// @param email what stands between the angle brackets
/// @param epochSecond 0 if the line has no readable time
public record Signature(String name, String email, long epochSecond) {
  static final Signature NOBODY = new Signature("", "", 0);

  /// Reads `NAME <EMAIL> SECONDS ZONE`. Old tools wrote broken ones; what is readable is taken.
  static Signature parse(String line) {
    int close = line.lastIndexOf('>');
    int open = line.lastIndexOf('<', close);
    if (open < 0) {
      return new Signature(line.strip(), "", 0);
    }
    return new Signature(
        line.substring(0, open).strip(),
        line.substring(open + 1, close),
        seconds(line.substring(close + 1).strip()));
  }

  /// Reads only the time of such a line.
  static long parseTime(String line) {
    return seconds(line.substring(line.lastIndexOf('>') + 1).strip());
  }

  private static long seconds(String time) {
    int end = 0;
    while (end < time.length() && end < 18 && Character.digit(time.charAt(end), 10) >= 0) {
      end++;
    }
    return end == 0 ? 0 : Long.parseLong(time, 0, end, 10);
  }
}
