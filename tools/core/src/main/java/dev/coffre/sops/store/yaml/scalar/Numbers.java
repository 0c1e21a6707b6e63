package dev.coffre.sops.store.yaml.scalar;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Value;
import java.math.BigInteger;
import java.util.Optional;

/// Integers and floats as go-yaml v3 reads them: `_` between digits, `0x`, `0b`, `0o`, a leading 0
/// for octal, and decimals that fit no integer as floats.
final class Numbers {
  private static final BigInteger MAX_UNSIGNED =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /// The most characters of a 64-bit integer in base 2, with sign and prefix; longer ones are not
  /// parsed, since they can only be floats.
  private static final int LONGEST_INTEGER = 67;

  private Numbers() {}

  /// A cheap look before the text is taken apart.
  static boolean mayBeNumber(byte[] text) {
    for (byte b : text) {
      if ("0123456789abcdefABCDEFxXoOiInN_+-.:TtZ ,".indexOf(b) < 0) {
        return false;
      }
    }
    return true;
  }

  /// @throws StoreException for an integer that needs the 64th bit: go-yaml makes it unsigned, and
  ///   sops then cannot encrypt it
  static Optional<Value> parse(String text) throws StoreException {
    if (text.startsWith(".")) {
      return pointFirst(text);
    }
    var special = special(text);
    if (special.isPresent()) {
      return special;
    }
    var plain = text.replace("_", "");
    var integer = integer(plain);
    return integer.isPresent() ? integer : decimal(plain);
  }

  private static Optional<Value> pointFirst(String text) {
    if (text.equals(".nan") || text.equals(".NaN") || text.equals(".NAN")) {
      return Optional.of(new Value.Real(Double.NaN));
    }
    if (isInfinity(text)) {
      return Optional.of(new Value.Real(Double.POSITIVE_INFINITY));
    }
    return isPointFirst(text) ? finite(text.replace("_", "")) : Optional.empty();
  }

  private static boolean isInfinity(String text) {
    return text.equals(".inf") || text.equals(".Inf") || text.equals(".INF");
  }

  private static Optional<Value> special(String text) {
    if (!isInfinity(text.substring(1))) {
      return Optional.empty();
    }
    return switch (text.charAt(0)) {
      case '+' -> Optional.of(new Value.Real(Double.POSITIVE_INFINITY));
      case '-' -> Optional.of(new Value.Real(Double.NEGATIVE_INFINITY));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> decimal(String plain) {
    return isFloat(plain) ? finite(plain) : Optional.empty();
  }

  /// Whether a text is digits with at most one point, a sign before them and an exponent behind, if
  /// any.
  static boolean isFloat(String text) {
    int start = pastSign(text, 0);
    int point = pastDigits(text, start);
    boolean pointed = text.startsWith(".", point);
    int end = pointed ? pastDigits(text, point + 1) : point;
    boolean digits = end - start > (pointed ? 1 : 0);
    return digits && (end == text.length() || isExponent(text, end));
  }

  /// Whether a text is such a number that begins with the point. Each `_` stands between digits.
  static boolean isPointFirst(String text) {
    for (int at = text.indexOf('_'); at >= 0; at = text.indexOf('_', at + 1)) {
      if (!isDigit(text, at - 1) || !isDigit(text, at + 1)) {
        return false;
      }
    }
    return text.startsWith(".") && isFloat(text.replace("_", ""));
  }

  private static boolean isExponent(String text, int from) {
    int start = pastSign(text, from + 1);
    int end = pastDigits(text, start);
    boolean marked = text.charAt(from) == 'e' || text.charAt(from) == 'E';
    return marked && end > start && end == text.length();
  }

  private static int pastSign(String text, int at) {
    return text.startsWith("-", at) || text.startsWith("+", at) ? at + 1 : at;
  }

  private static int pastDigits(String text, int from) {
    int at = from;
    while (isDigit(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static Optional<Value> finite(String text) {
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(new Value.Real(value));
  }

  private static Optional<Value> integer(String plain) throws StoreException {
    boolean signed = plain.startsWith("-") || plain.startsWith("+");
    var digits = signed ? plain.substring(1) : plain;
    int base = base(digits);
    var body = base == 10 ? digits : digits.substring(base == 8 && !isPrefixed(digits) ? 1 : 2);
    if (body.isEmpty() || plain.length() > LONGEST_INTEGER || !hasOnlyDigits(body, base)) {
      return Optional.empty();
    }
    var magnitude = new BigInteger(body, base);
    var value = plain.startsWith("-") ? magnitude.negate() : magnitude;
    if (value.bitLength() < Long.SIZE) {
      return Optional.of(new Value.Int(value.longValue()));
    }
    if (!signed && value.compareTo(MAX_UNSIGNED) <= 0) {
      throw new StoreException("an integer does not fit 64 bits with sign; quote it");
    }
    return Optional.empty();
  }

  private static int base(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return 10;
    }
    return switch (digits.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      default -> 8;
    };
  }

  private static boolean isPrefixed(String octal) {
    return octal.charAt(1) == 'o' || octal.charAt(1) == 'O';
  }

  private static boolean hasOnlyDigits(String text, int base) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), base) < 0) {
        return false;
      }
    }
    return true;
  }
}
