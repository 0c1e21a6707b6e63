package dev.coffre.cli.sops.line;

import java.util.Optional;

/// Texts read and written as Go's `strconv` does, which messages and flag values show through.
public final class GoText {
  private GoText() {}

  /// A boolean in one of the forms that Go accepts.
  public static Optional<Boolean> parseBool(String text) {
    return switch (text) {
      case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
      case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /// A 64-bit integer: decimal, `0x`, `0o` or leading `0`, `0b`, with a sign and `_` between
  /// digits.
  public static Optional<Long> parseInt(String text) {
    boolean negative = text.startsWith("-");
    var digits = negative || text.startsWith("+") ? text.substring(1) : text;
    if (!digits.matches("(0[xX])?[0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+")) {
      return Optional.empty();
    }
    int radix = radix(digits);
    var bare = digits.replaceFirst("^0[xXoObB]", "").replace("_", "");
    try {
      return Optional.of(Long.parseLong((negative ? "-" : "") + bare, radix));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static int radix(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return 10;
    }
    return switch (Character.toLowerCase(digits.charAt(1))) {
      case 'x' -> 16;
      case 'b' -> 2;
      default -> 8;
    };
  }

  /// The text in double quotes with Go's escapes (`%q`).
  public static String quote(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> appendEscaped(quoted, point));
    return quoted.append('"').toString();
  }

  private static void appendEscaped(StringBuilder out, int point) {
    switch (point) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      case 7 -> out.append("\\a");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case 11 -> out.append("\\v");
      default -> appendPrintable(out, point);
    }
  }

  private static void appendPrintable(StringBuilder out, int point) {
    if (point < ' ' || point == 0x7f) {
      out.append(String.format("\\x%02x", point));
    } else if (point < 0x7f || isPrintable(point)) {
      out.appendCodePoint(point);
    } else {
      out.append(String.format(point > 0xffff ? "\\U%08x" : "\\u%04x", point));
    }
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
