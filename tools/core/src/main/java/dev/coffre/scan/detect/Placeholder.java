package dev.coffre.scan.detect;

import dev.coffre.pattern.Form;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Tells values that stand for a secret from secrets.
public final class Placeholder {
  private static final Words WORDS = Words.of("placeholder");

  /// Parts that say of the whole that it is no secret, sorted.
  private static final List<String> PARTS = Words.of("placeholder-part").all();

  /// Where those begin whose first character is this one; at 128, where the last ends.
  private static final int[] STARTS = starts();

  /// What hides characters.
  private static final List<String> HIDES = List.of("\u2022", "\u00d7\u00d7\u00d7");

  /// What a program fills in; a password may have such signs, too, but not what goes with them.
  private static final Form FILLED =
      Form.having(
          "{(",
          "[$#]\\{[\\w.:?!+ =/,'\"()@^%*\\\\|&-]*(\\}|$|\\$)|\\{\\{[^{}]*(\\}|$)|\\$\\([^)]*(\\)|$)");

  private static final Form PHRASE = Form.having(" ", "[a-z]+( [a-z]+){2,}");
  private static final Form TEMPLATE =
      Form.having(
          "%$@_:&[(+!.\u00e2",
          "%[a-zA-Z_]\\w*%?|%\\([a-z_]+\\)s|\\$[A-Za-z_][A-Za-z0-9_.]*|@[A-Za-z_.]+@|__[A-Z_]+__"
              + "|:[a-z_]+|&[a-z]+;.*|ENC\\[.*|\\(\\(.*|.*\u00e2\u0080\u00b9.*|ref\\+.*|vault:.*|op://.*"
              + "|.*\u00e2\u0080\u00a6.*|!vault.*|arn:aws:.*|((import\\.meta|process|Deno)\\.)?env[.:(].*");

  private Placeholder() {}

  private static int[] starts() {
    var starts = new int[129];
    int part = 0;
    for (int c = 0; c < starts.length; c++) {
      starts[c] = part;
      while (part < PARTS.size() && PARTS.get(part).charAt(0) == c) {
        part++;
      }
    }
    return starts;
  }

  /// Whether it stands for a secret, is made of a single character, or is filled in by a program.
  public static boolean matches(String value) {
    var text = value.strip();
    if (text.isEmpty() || isOneCharacter(text) || isTemplate(text)) {
      return true;
    }
    var lower = text.toLowerCase(Locale.ROOT);
    return WORDS.contains(lower) || (!isCrypt(text) && hasPart(lower));
  }

  /// Whether it is a hash as crypt writes it, in whose alphabet dots are letters.
  private static boolean isCrypt(String text) {
    int second = text.startsWith("$") ? text.indexOf('$', 1) : -1;
    return second > 0 && text.indexOf('$', second + 1) > 0;
  }

  /// Whether it is base64 of a text that stands for a secret.
  static boolean isEncoded(String value) {
    if (!value.endsWith("=") || value.length() < 12) {
      return false;
    }
    try {
      var text = new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
      return isPrintable(text) && (matches(text) || PHRASE.matches(text));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasPart(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (hasPart(text, at)) {
        return true;
      }
    }
    return text.contains(HIDES.getFirst()) || text.contains(HIDES.getLast());
  }

  private static boolean hasPart(String text, int at) {
    int first = Math.min(text.charAt(at), STARTS.length - 2);
    for (int part = STARTS[first]; part < STARTS[first + 1]; part++) {
      if (text.startsWith(PARTS.get(part), at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOneCharacter(String text) {
    int most = text.length() > 12 ? 3 : text.length() > 6 ? 2 : 1;
    int different = 0;
    for (int i = 0; i < text.length() && different <= most; i++) {
      different += text.indexOf(text.charAt(i)) == i ? 1 : 0;
    }
    return different <= most;
  }

  /// `${NAME}`, `{{ name }}`, `<name>`, `%s`, `$NAME`, `#{name}`, `[name]`, `%NAME%`, `@name@`.
  private static boolean isTemplate(String text) {
    return FILLED.isIn(text)
        || text.contains("<%")
        || (text.startsWith("<") && text.endsWith(">"))
        || (text.startsWith("[") && text.endsWith("]"))
        || (text.startsWith("{") && text.endsWith("}") && !text.startsWith("{AQAA"))
        || TEMPLATE.matches(text);
  }
}
