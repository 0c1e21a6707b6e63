package dev.coffre.inventory.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Words of others in a Markdown text: they stay words.
final class Markdown {
  private static final String LINK_SAFE = "-._~/@+,=:";

  private Markdown() {}

  /// As code in a table: nothing in it has a meaning.
  static String code(String text) {
    var shown = text.replaceAll("\\p{Cntrl}", " ").replace("|", "\\|");
    return shown.contains("`") ? "`` " + shown + " ``" : shown.isEmpty() ? "" : "`" + shown + "`";
  }

  /// As prose in a table.
  static String text(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
  }

  /// A path in the destination of a link.
  static String link(String path) {
    var link = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || LINK_SAFE.indexOf(c) >= 0);
      link.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return link.toString();
  }

  /// A name for the destination of a link within the text.
  static String anchor(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
