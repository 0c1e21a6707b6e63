package dev.coffre.scan.detect;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Tells whether a value of a Kubernetes Secret is in clear.
final class SecretValue {
  private static final int SHORTEST = 3;
  private static final int SHORTEST_ENCODED = 5;

  private SecretValue() {}

  /// @param plain whether it stands under `stringData`
  static boolean isClear(String value, boolean plain) {
    return !Placeholder.matches(value)
        && (plain ? value.strip().length() >= SHORTEST : isEncoded(value.strip()));
  }

  private static boolean isEncoded(String value) {
    try {
      var decoded = Base64.getDecoder().decode(value);
      var text = new String(decoded, StandardCharsets.ISO_8859_1);
      return decoded.length >= SHORTEST_ENCODED && !Placeholder.matches(text) && !isPublic(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isPublic(String text) {
    return text.startsWith("-----BEGIN PUBLIC KEY")
        || (text.startsWith("-----BEGIN CERTIFICATE") && !text.contains("PRIVATE KEY"));
  }
}
