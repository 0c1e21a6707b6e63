package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.yaml.token.Characters;
import dev.coffre.sops.store.yaml.token.Style;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A string as a literal or folded scalar that reads back as the same string.
///
/// @param header its indicators
/// @param lines its lines with line feeds, each indented; the last one ended
record BlockText(String header, String lines) {
  private static final int MAX_HINT = 9;

  /// @param indent column of the content
  /// @param parentIndent column of the surrounding block, 0 at the top
  static Optional<BlockText> of(byte[] text, Style style, int indent, int parentIndent) {
    boolean hint = text.length > 0 && (isBlank(text[0]) || text[0] == '\n');
    if (text.length == 0 || !isRepresentable(text) || (hint && indent - parentIndent > MAX_HINT)) {
      return Optional.empty();
    }
    var string = new String(text, StandardCharsets.UTF_8);
    int trailing = trailing(string);
    if (trailing == string.length()) {
      return Optional.empty();
    }
    var body = string.substring(0, string.length() - trailing);
    boolean folds = style == Style.FOLDED && isFoldable(body);
    var header =
        (folds ? ">" : "|")
            + (hint ? Integer.toString(indent - parentIndent) : "")
            + (trailing == 0 ? "-" : trailing == 1 ? "" : "+");
    var lines = new StringBuilder();
    for (var line : (folds ? body.replaceAll("\n+", "$0\n") : body).split("\n", -1)) {
      lines.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append('\n');
    }
    lines.repeat('\n', Math.max(trailing - 1, 0));
    return Optional.of(new BlockText(header, lines.toString()));
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static int trailing(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.length() - end;
  }

  /// Folding joins lines, except those that begin with a blank.
  private static boolean isFoldable(String body) {
    return !body.startsWith("\n")
        && body.lines().noneMatch(line -> line.startsWith(" ") || line.startsWith("\t"));
  }

  private static boolean isRepresentable(byte[] text) {
    for (int i = 0; i < text.length; i += Characters.width(text[i] & 0xff)) {
      boolean readable = text[i] == '\t' || text[i] == '\n' || (text[i] & 0xF8) == 0xF0;
      boolean printable = readable || Characters.isPrintable(text, i);
      if (!printable || (text[i] != '\n' && Characters.breakLength(text, i) > 0)) {
        return false;
      }
    }
    return true;
  }

  /// Whether empty lines below would be part of it.
  boolean keepsEnd() {
    return header.endsWith("+");
  }

  byte[] linesAsBytes() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(lines.getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }
}
