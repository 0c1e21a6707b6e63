package dev.coffre.scan.detect;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Tells JSON Web Tokens from other texts with the same beginning.
final class Jwt {
  private Jwt() {}

  /// Whether the value has the form of one, but a header that is no JSON object with an algorithm.
  static boolean isSpurious(String value) {
    int dot = value.indexOf('.');
    return value.startsWith("eyJ")
        && dot > 0
        && value.indexOf('.', dot + 1) > 0
        && !isHeader(value.substring(0, dot));
  }

  private static boolean isHeader(String part) {
    try {
      var header = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
      return header.startsWith("{") && header.endsWith("}") && header.contains("\"alg\"");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
