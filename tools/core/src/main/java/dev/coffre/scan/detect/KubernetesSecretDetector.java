package dev.coffre.scan.detect;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// Finds the first value of a Kubernetes Secret that is in clear: under `stringData`, or under
/// `data` as base64 of text. The keyword is `data:`, `stringdata:` or the same in JSON.
record KubernetesSecretDetector() implements Detector {
  private static final int REACH = 64 << 10;

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    if (!isSecret(text, start)) {
      return Optional.empty();
    }
    boolean plain = text.string(start, end).toLowerCase(Locale.ROOT).contains("string");
    int indent = start - text.lineStart(start);
    int at = text.lineEnd(end) + 1;
    while (at < text.length()) {
      int lineEnd = text.lineEnd(at);
      var line = text.string(at, lineEnd);
      int depth = line.length() - line.stripLeading().length();
      if (!line.isBlank() && depth <= indent) {
        return Optional.empty();
      }
      var found = value(line, plain);
      if (found.isPresent()) {
        int from = at + found.get();
        return Optional.of(new Span(from, at + line.stripTrailing().length()));
      }
      at = Math.max(lineEnd, text.lineEnd(lineEnd)) + 1;
      if (text.at(at - 1) == '\r') {
        at++;
      }
    }
    return Optional.empty();
  }

  /// Whether the document that the place is in says `kind: Secret`.
  private static boolean isSecret(Text text, int place) {
    int from = Math.max(0, place - REACH);
    int to = Math.min(text.length(), place + REACH);
    var around = text.string(from, to);
    int here = place - from;
    int begin = around.lastIndexOf("\n---", here);
    int end = around.indexOf("\n---", here);
    var document = around.substring(Math.max(begin, 0), end < 0 ? around.length() : end);
    return document.contains("kind: Secret\n")
        || document.contains("kind: Secret\r")
        || document.endsWith("kind: Secret")
        || document.contains("kind: \"Secret\"")
        || document.contains("\"kind\": \"Secret\"");
  }

  private static Optional<Integer> value(String line, boolean plain) {
    int colon = line.indexOf(": ");
    if (colon < 0 || line.stripLeading().startsWith("#")) {
      return Optional.empty();
    }
    int start = colon + 2;
    while (start < line.length() && line.charAt(start) == ' ') {
      start++;
    }
    var value = line.substring(start).strip();
    if (value.startsWith("ENC[")
        || value.isEmpty()
        || value.startsWith("|")
        || value.startsWith(">")
        || value.startsWith("#")
        || value.equals("\"\"")) {
      return Optional.empty();
    }
    var bare =
        value.startsWith("\"") || value.startsWith("'")
            ? value.substring(1, Math.max(1, value.length() - 1))
            : value;
    boolean found = plain ? bare.length() >= 3 && !Placeholder.matches(bare) : isEncoded(bare);
    return found ? Optional.of(start) : Optional.empty();
  }

  private static boolean isEncoded(String value) {
    try {
      var decoded = Base64.getDecoder().decode(value);
      return decoded.length >= 3
          && !Placeholder.matches(new String(decoded, StandardCharsets.ISO_8859_1))
          && !Placeholder.matches(value);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
