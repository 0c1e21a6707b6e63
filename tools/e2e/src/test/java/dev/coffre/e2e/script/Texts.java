package dev.coffre.e2e.script;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Output read as UTF-8.
final class Texts {
  private Texts() {}

  /// Whether the regular expression matches somewhere; `^` and `$` match at lines.
  static boolean finds(byte[] text, String regex) {
    String decoded = new String(text, StandardCharsets.UTF_8);
    return Pattern.compile(regex, Pattern.MULTILINE).matcher(decoded).find();
  }

  static List<String> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }
}
