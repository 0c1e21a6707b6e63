package dev.coffre.sops.store.yaml.write;

import dev.coffre.sops.store.yaml.scalar.Quoting;
import dev.coffre.sops.store.yaml.token.Characters;
import dev.coffre.sops.store.yaml.token.Style;

/// Writes the content of one scalar in a given style.
final class ScalarWriter {
  private final Output out;

  ScalarWriter(Output out) {
    this.out = out;
  }

  /// Writes a scalar that is not a block scalar.
  void inLine(byte[] text, Style style, int indent) {
    switch (style) {
      case PLAIN -> plain(text);
      case SINGLE_QUOTED -> singleQuoted(text, indent);
      case DOUBLE_QUOTED -> {
        out.indicator("", true, false, false);
        var quoted = Quoting.doubleQuoted(text, false);
        out.write(quoted, 0, quoted.length);
      }
      case LITERAL, FOLDED -> throw new IllegalArgumentException("not in a line");
    }
  }

  private void plain(byte[] text) {
    if (text.length > 0) {
      out.space(true);
    }
    out.write(text, 0, text.length);
  }

  /// Line breaks are doubled, since one would be read as a space; the Unicode ones stand as they
  /// are.
  private void singleQuoted(byte[] text, int indent) {
    out.indicator("'", true, false, false);
    boolean breaks = false;
    for (int i = 0; i < text.length; ) {
      int width = Characters.width(text[i] & 0xff);
      int lineBreak = Characters.breakLength(text, i);
      if (lineBreak > 0) {
        out.foreignBreak(text, i, lineBreak);
      } else {
        if (breaks) {
          out.indent(indent);
        }
        if (text[i] == '\'') {
          out.put('\'');
        }
        out.raw(text, i, i + width);
      }
      breaks = lineBreak > 0;
      i += Math.max(width, lineBreak);
    }
    out.indicator("'", false, false, false);
  }

  /// The lines of a literal scalar, below its header.
  void literalBody(byte[] text, int indent) {
    out.setWhitespace(true);
    boolean breaks = true;
    int i = 0;
    while (i < text.length) {
      int lineBreak = Characters.breakLength(text, i);
      if (lineBreak > 0) {
        if (text[i] == '\n') {
          out.lineBreak();
        } else {
          out.foreignBreak(text, i, lineBreak);
        }
        breaks = true;
        i += lineBreak;
      } else {
        if (breaks) {
          out.indent(indent);
        }
        int end = i;
        while (end < text.length && Characters.breakLength(text, end) == 0) {
          end++;
        }
        out.raw(text, i, end);
        breaks = false;
        i = end;
      }
    }
  }
}
