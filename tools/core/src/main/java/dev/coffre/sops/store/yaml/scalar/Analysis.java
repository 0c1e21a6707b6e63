package dev.coffre.sops.store.yaml.scalar;

import dev.coffre.sops.store.yaml.token.Characters;

/// What the characters of a text allow: in which styles go-yaml v3 would write it.
///
/// @param multiline whether it has line breaks
/// @param plainInBlock whether it may stand without quotes outside brackets
/// @param plainInFlow whether it may stand without quotes inside brackets
/// @param singleQuoted whether it may stand in single quotes
/// @param block whether it may be a literal or folded scalar
public record Analysis(
    boolean multiline,
    boolean plainInBlock,
    boolean plainInFlow,
    boolean singleQuoted,
    boolean block) {

  /// Analyses valid UTF-8.
  ///
  /// @param astral whether characters beyond the basic plane may stand as they are; go-yaml escapes
  ///   them
  public static Analysis of(byte[] text, boolean astral) {
    if (text.length == 0) {
      return new Analysis(false, true, false, true, false);
    }
    return new Walk(text, astral).run();
  }

  /// One pass over the characters.
  private static final class Walk {
    private final byte[] text;
    private final boolean astral;
    private boolean blockIndicators;
    private boolean flowIndicators;
    private boolean lineBreaks;
    private boolean special;
    private boolean tabs;
    private boolean spaceAtEdge;
    private boolean breakAtEdge;
    private boolean trailingSpace;
    private boolean breakSpace;
    private boolean spaceBreak;
    private boolean afterSpace;
    private boolean afterBreak;
    private boolean afterWhite = true;

    Walk(byte[] text, boolean astral) {
      this.astral = astral;
      this.text = text;
    }

    Analysis run() {
      if (startsWith("---") || startsWith("...")) {
        blockIndicators = true;
        flowIndicators = true;
      }
      for (int i = 0; i < text.length; i += Characters.width(text[i] & 0xff)) {
        indicator(i);
        character(i);
      }
      boolean edges = spaceAtEdge || breakAtEdge;
      boolean quotesOnly = edges || breakSpace || spaceBreak || tabs || special || lineBreaks;
      return new Analysis(
          lineBreaks,
          !quotesOnly && !blockIndicators,
          !quotesOnly && !flowIndicators,
          !(breakSpace || spaceBreak || tabs || special),
          !(trailingSpace || spaceBreak || special));
    }

    private boolean startsWith(String marker) {
      return text.length >= marker.length()
          && text[0] == marker.charAt(0)
          && text[1] == marker.charAt(1)
          && text[2] == marker.charAt(2);
    }

    private void indicator(int i) {
      boolean beforeWhite = i + 1 >= text.length || text[i + 1] == ' ' || text[i + 1] == '\t';
      boolean first = i == 0;
      switch (text[i]) {
        case ',', '[', ']', '{', '}' -> mark(true, first);
        case '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' -> mark(first, first);
        case '#' -> mark(first || afterWhite, first || afterWhite);
        case '?' -> mark(true, first && beforeWhite);
        case ':' -> mark(true, beforeWhite);
        case '-' -> mark(first && beforeWhite, first && beforeWhite);
        default -> {}
      }
    }

    private void mark(boolean flow, boolean block) {
      flowIndicators |= flow;
      blockIndicators |= block;
    }

    private void character(int i) {
      boolean last = i + Characters.width(text[i] & 0xff) >= text.length;
      boolean isSpace = text[i] == ' ';
      boolean isBreak = Characters.breakLength(text, i) > 0;
      tabs |= text[i] == '\t';
      boolean readable = astral && (text[i] & 0xF8) == 0xF0;
      special |= text[i] != '\t' && !readable && !Characters.isPrintable(text, i);
      spaceAtEdge |= isSpace && (i == 0 || last);
      breakAtEdge |= isBreak && (i == 0 || last);
      trailingSpace |= isSpace && last;
      breakSpace |= isSpace && afterBreak;
      spaceBreak |= isBreak && afterSpace;
      lineBreaks |= isBreak;
      afterSpace = isSpace;
      afterBreak = isBreak;
      afterWhite = isSpace || isBreak || text[i] == '\t';
    }
  }
}
