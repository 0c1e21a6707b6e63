package dev.coffre.recovery;

import java.util.List;
import java.util.Locale;

/// One page to print, as SVG: what it is, the QR code, the lines to type, and what to do with it.
///
/// @param title what it is
/// @param notes a line each
public record PaperPage(String title, List<String> notes) {
  private static final int MODULE = 4;
  private static final int QUIET = 4;
  private static final int LEFT = 60;

  public PaperPage {
    notes = List.copyOf(notes);
  }

  /// The page of a key or share.
  ///
  /// @param text as age or Coffre reads it
  public String svg(String text) {
    var svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210mm\" height=\"297mm\"");
    svg.append(" viewBox=\"0 0 794 1123\">\n");
    svg.append("<rect width=\"794\" height=\"1123\" fill=\"white\"/>\n");
    line(svg, 80, 24, "sans-serif", title);
    int y = code(svg, QrCode.of(text), 110);
    for (var typed : PaperText.lines(text)) {
      y += 30;
      line(svg, y, 20, "monospace", typed);
    }
    y += 30;
    for (var note : notes) {
      y += 22;
      line(svg, y, 14, "sans-serif", note);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void line(StringBuilder svg, int y, int size, String font, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" font-family=\"%s\" font-size=\"%d\" xml:space=\"preserve\">"
                + "%s</text>\n",
            LEFT,
            y,
            font,
            size,
            escaped(text)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// Each run of dark modules as a rectangle; returns where the code ends.
  private static int code(StringBuilder svg, QrCode code, int top) {
    svg.append("<path fill=\"black\" shape-rendering=\"crispEdges\" d=\"");
    for (int y = 0; y < QrCode.SIZE; y++) {
      for (int x = 0; x < QrCode.SIZE; x++) {
        if (code.isDark(x, y)) {
          svg.append('M').append(LEFT + (QUIET + x) * MODULE);
          svg.append(' ').append(top + (QUIET + y) * MODULE);
          svg.append("h4v4h-4z");
        }
      }
    }
    svg.append("\"/>\n");
    return top + (QrCode.SIZE + 2 * QUIET) * MODULE;
  }
}
