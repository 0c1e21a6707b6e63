package dev.coffre.scan.detect;

import dev.coffre.pattern.Form;
import java.nio.charset.StandardCharsets;

/// What can be told of a value by itself.
final class Literal {
  private static final int SHORTEST_PASSWORD = 3;
  private static final int LONGEST_PASSWORD = 128;
  private static final Form VARIABLE =
      Form.having(
          "$%{<[@&",
          "\\$[A-Za-z_][\\w.:>-]*|\\$\\d|%\\w+%|%[#+]?[a-zA-Z](\\W.*)?|\\{.*|<.*>?|\\[.*\\]|@[A-Za-z_]+@|&[A-Z]\\w*");
  private static final Form CAMEL =
      Form.of("[a-z]{3,}([A-Z][a-z]{2,}){1,6}|[a-z]{3,}([-_][a-z]{2,}){1,8}");
  private static final Form ONE_CASE = Form.of("[a-z0-9]+|[A-Z0-9]+");
  private static final Form HEX = Form.of("(0x)?[0-9a-fA-F]{32,}");

  private static final Form CONSTANT = Form.having("_", "[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");

  private Literal() {}

  /// Whether it is the name of a constant: `MAX_LENGTH`.
  static boolean isConstant(String value) {
    return CONSTANT.matches(value);
  }

  /// Whether it may be a password where the place leaves no doubt that one stands there.
  static boolean isPassword(String value) {
    return value.length() >= SHORTEST_PASSWORD
        && value.length() <= LONGEST_PASSWORD
        && value.indexOf(' ') < 0
        && !Placeholder.matches(value)
        && !VARIABLE.matches(value);
  }

  /// Whether letters that are not ASCII, themselves or as escapes, make most of it.
  static boolean isForeignText(String value) {
    int foreign = 0;
    int letters = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      foreign += c >= 0x80 ? 1 : 0;
      foreign += c == 'u' && i > 0 && value.charAt(i - 1) == '\\' ? 2 : 0;
      letters += isDigit(c) && !isEscapeBefore(value, i) ? 1 : 0;
    }
    return foreign >= 2 && letters == 0;
  }

  private static boolean isEscapeBefore(String value, int at) {
    int escape = value.lastIndexOf("\\u", at);
    return escape >= 0 && at - escape < 6;
  }

  /// Whether code around it shows: `" + name + "`, `'.$name.'`.
  static boolean isBetweenStrings(String value) {
    if (value.isEmpty()) {
      return false;
    }
    char first = value.charAt(0);
    char last = value.charAt(value.length() - 1);
    return value.length() > 1 && first == last && (first == '+' || first == '.' || first == ',');
  }

  /// Whether it is words in one, as programs name things.
  static boolean isCamel(String value) {
    return !hasDigit(value) && CAMEL.matches(value);
  }

  /// Whether it is nothing but hexadecimal digits, 32 or more.
  static boolean isHex(String value) {
    return HEX.matches(value);
  }

  /// Whether it is nothing but digits and letters of one case.
  static boolean isOneCase(String value) {
    return ONE_CASE.matches(value);
  }

  static boolean hasDigit(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (isDigit(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// How many runs of digits are in it.
  static int numbers(String value) {
    int numbers = 0;
    boolean inside = false;
    for (int i = 0; i < value.length(); i++) {
      boolean digit = isDigit(value.charAt(i));
      numbers += digit && !inside ? 1 : 0;
      inside = digit;
    }
    return numbers;
  }

  static boolean hasLetter(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (isLetter(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// Whether something else than letters is in it.
  static boolean isMixed(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!isLetter(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static double entropy(String value) {
    var bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    return Randomness.entropy(bytes, 0, bytes.length);
  }
}
