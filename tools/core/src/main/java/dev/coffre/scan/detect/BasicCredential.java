package dev.coffre.scan.detect;

import dev.coffre.pattern.Form;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// User and password as HTTP's Basic scheme has them: base64 with a colon between.
final class BasicCredential {
  private static final int SHORTEST = 8;
  private static final Form CONSTANT = Form.of("[A-Z]+(_[A-Z]+)+");

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
    int printable = 0;
    for (int i = 0; i < decoded.length(); i++) {
      if (decoded.charAt(i) >= ' ' && decoded.charAt(i) < 0x7f) {
        printable++;
      }
    }
    return printable * 10L >= decoded.length() * 9L;
  }

  private static boolean isPassword(String decoded, int colon) {
    var password = decoded.substring(colon + 1);
    return password.isEmpty()
        ? colon >= 6 && !Placeholder.matches(decoded.substring(0, colon))
        : !Placeholder.matches(password) && !CONSTANT.matches(password);
  }
}
