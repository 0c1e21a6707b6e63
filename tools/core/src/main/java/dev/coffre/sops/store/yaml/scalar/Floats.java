package dev.coffre.sops.store.yaml.scalar;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Floats as go-yaml v3 writes them: the shortest digits that read back as the same double, with an
/// exponent when it is below -4 or above 5.
final class Floats {
  private Floats() {}

  /// The spelling of go-yaml: `1` for 1.0, `.inf`, `-.inf`, `.nan`.
  static String display(double value) {
    if (Double.isNaN(value)) {
      return ".nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? ".inf" : "-.inf";
    }
    var sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    if (value == 0) {
      return sign + "0";
    }
    var shortest = shortest(Math.abs(value));
    int exponent = shortest.precision() - shortest.scale() - 1;
    return sign
        + (exponent < -4 || exponent >= 6 ? scientific(shortest, exponent) : positional(shortest));
  }

  /// The same, but with a point where it would read back as an integer.
  static String exact(double value) {
    var text = display(value);
    boolean integer = text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    return integer ? text + ".0" : text;
  }

  private static String positional(BigDecimal digits) {
    return digits.toPlainString();
  }

  private static String scientific(BigDecimal digits, int exponent) {
    var all = digits.unscaledValue().toString();
    var mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + "%02d".formatted(Math.abs(exponent));
  }

  /// Double.toString gives the fewest digits but never fewer than two; one may be enough.
  private static BigDecimal shortest(double value) {
    var digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (digits.precision() == 2) {
      var one = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
      if (one.doubleValue() == value) {
        return one.stripTrailingZeros();
      }
    }
    return digits;
  }
}
