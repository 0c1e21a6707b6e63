package dev.coffre.sops.store.yaml.write;

import dev.coffre.sops.store.yaml.token.Characters;

/// What stands behind the `|` of a literal scalar.
public final class BlockHints {
  private BlockHints() {}

  /// The indentation if the text begins with white space, then how its end is cut: `-` for no line
  /// break at the end, `+` for more than one.
  ///
  /// go-yaml always writes its best indentation, which inside lists is not the actual one: such a
  /// file is read back wrong. The actual one is written here.
  ///
  /// @param indent columns from the surrounding block to the content
  /// @param usual go-yaml's best indentation, written where it makes no difference
  public static String of(byte[] text, int indent, int usual) {
    boolean hint = text[0] == ' ' || Characters.breakLength(text, 0) > 0;
    int columns = hasContent(text) ? indent : usual;
    return (hint ? Integer.toString(columns) : "") + chomping(text);
  }

  private static boolean hasContent(byte[] text) {
    int i = 0;
    while (i < text.length && Characters.breakLength(text, i) > 0) {
      i += Characters.breakLength(text, i);
    }
    return i < text.length;
  }

  private static String chomping(byte[] text) {
    int last = characterBefore(text, text.length);
    if (Characters.breakLength(text, last) == 0) {
      return "-";
    }
    int before = characterBefore(text, last);
    return before < 0 || Characters.breakLength(text, before) > 0 ? "+" : "";
  }

  private static int characterBefore(byte[] text, int end) {
    int i = end - 1;
    while (i >= 0 && (text[i] & 0xC0) == 0x80) {
      i--;
    }
    return i;
  }
}
