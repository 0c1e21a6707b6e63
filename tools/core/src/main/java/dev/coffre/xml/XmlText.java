package dev.coffre.xml;

/// Texts as they stand between tags and in attributes.
public final class XmlText {
  private XmlText() {}

  /// Text of XML 1.0, which has no place for most control characters.
  public static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\n' -> escaped.append("&#10;");
            case '\t' -> escaped.append("&#9;");
            default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xfffd);
          }
        });
    return escaped.toString();
  }

  private static boolean isAllowed(int c) {
    return (c >= ' ' && c < 0xd800) || (c >= 0xe000 && c < 0xfffe) || c >= 0x10000;
  }
}
