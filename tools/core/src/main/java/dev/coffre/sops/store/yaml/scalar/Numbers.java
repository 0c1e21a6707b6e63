package dev.coffre.sops.store.yaml.scalar;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Value;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// Integers and floats as go-yaml v3 reads them: `_` between digits, `0x`, `0b`, `0o`, a leading 0
/// for octal, and decimals that fit no integer as floats.
final class Numbers {
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]++|[0-9]++(\\.[0-9]*+)?)([eE][-+]?[0-9]++)?");
  private static final Pattern POINT_FIRST =
      Pattern.compile("\\.[0-9]++(_[0-9]++)*+([eE][-+]?[0-9]++(_[0-9]++)*+)?");
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
    return POINT_FIRST.matcher(text).matches() ? finite(text.replace("_", "")) : Optional.empty();
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
    return FLOAT.matcher(plain).matches() ? finite(plain) : Optional.empty();
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
