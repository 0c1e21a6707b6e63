package dev.coffre.scan.detect;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// User and password as HTTP's Basic scheme has them: base64 with a colon between.
final class BasicCredential {
  private static final int SHORTEST = 8;
  private static final Pattern CONSTANT = Pattern.compile("[A-Z]+(_[A-Z]+)+");

  private BasicCredential() {}

  /// Whether the value is one whose password does not stand for another.
  static boolean isOne(String value) {
    if (value.length() < SHORTEST) {
      return false;
    }
    try {
      var decoded = new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
      int colon = decoded.indexOf(':');
      return colon > 0 && isText(decoded) && isPassword(decoded, colon);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isText(String decoded) {
    long printable = decoded.chars().filter(c -> c >= ' ' && c < 0x7f).count();
    return printable * 10 >= decoded.length() * 9L;
  }

  private static boolean isPassword(String decoded, int colon) {
    var password = decoded.substring(colon + 1);
    return password.isEmpty()
        ? colon >= 6 && !Placeholder.matches(decoded.substring(0, colon))
        : !Placeholder.matches(password) && !CONSTANT.matcher(password).matches();
  }
}
