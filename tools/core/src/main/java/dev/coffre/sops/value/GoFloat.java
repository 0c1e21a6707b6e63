package dev.coffre.sops.value;

import java.util.Optional;

/// Spells doubles as Go's `strconv` does: the shortest digits that read back as the same number.
///
/// `Double.toString` gives those digits too, but never fewer than two: 4.9E-324 where Go has
/// 5e-324.
public final class GoFloat {
  private GoFloat() {}

  /// Shortest digits of a finite number: `0.d₁d₂… × 10^point`.
  private record Decimal(boolean negative, String digits, int point) {

    static Decimal of(double number) {
      var magnitude = Double.toString(Math.abs(number));
      int e = magnitude.indexOf('E');
      int exponent = e < 0 ? 0 : Integer.parseInt(magnitude.substring(e + 1));
      var mantissa = e < 0 ? magnitude : magnitude.substring(0, e);
      int dot = mantissa.indexOf('.');
      var all = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
      var leading = all.replaceFirst("^0+", "");
      var digits = leading.replaceFirst("0+$", "");
      boolean negative = Double.doubleToRawLongBits(number) < 0;
      if (digits.isEmpty()) {
        return new Decimal(negative, "0", 1);
      }
      int point = dot + exponent - (all.length() - leading.length());
      return new Decimal(negative, digits, point).shortened(Math.abs(number));
    }

    private Decimal shortened(double magnitude) {
      if (digits.length() != 2) {
        return this;
      }
      int tens = digits.charAt(0) - '0';
      boolean up = digits.charAt(1) >= '5';
      return oneDigit(tens + (up ? 1 : 0), magnitude)
          .or(() -> oneDigit(tens + (up ? 0 : 1), magnitude))
          .orElse(this);
    }

    private Optional<Decimal> oneDigit(int digit, double magnitude) {
      var candidate =
          digit == 10
              ? new Decimal(negative, "1", point + 1)
              : new Decimal(negative, Integer.toString(digit), point);
      boolean same =
          Double.parseDouble("0." + candidate.digits + "E" + candidate.point) == magnitude;
      return same ? Optional.of(candidate) : Optional.empty();
    }

    String sign() {
      return negative ? "-" : "";
    }

    String positional() {
      if (point <= 0) {
        return sign() + "0." + "0".repeat(-point) + digits;
      }
      if (digits.length() <= point) {
        return sign() + digits + "0".repeat(point - digits.length());
      }
      return sign() + digits.substring(0, point) + "." + digits.substring(point);
    }

    /// @param letter `e` or `E`
    /// @param exponentDigits the fewest digits of the exponent
    String exponential(char letter, int exponentDigits) {
      var fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
      int exponent = digits.equals("0") ? 0 : point - 1;
      var magnitude = Integer.toString(Math.abs(exponent));
      return sign()
          + digits.charAt(0)
          + fraction
          + letter
          + (exponent < 0 ? '-' : '+')
          + "0".repeat(Math.max(0, exponentDigits - magnitude.length()))
          + magnitude;
    }
  }

  /// Without exponent (`'f'`): 1e20 is `100000000000000000000`, 1.0 is `1`. What SOPS encrypts and
  /// hashes.
  public static String positional(double number) {
    return special(number).orElseGet(() -> Decimal.of(number).positional());
  }

  /// As decrypted YAML has it (`'g'`): with an exponent below 1e-4 and from 1e6 on.
  public static String general(double number) {
    return special(number).orElseGet(() -> general(Decimal.of(number), 'e'));
  }

  /// As decrypted dotenv and ini have it (`'G'`), with a decimal where it would look like an
  /// integer: `1.0`, `-2E+10`.
  public static String flat(double number) {
    var text = special(number).orElseGet(() -> general(Decimal.of(number), 'E'));
    boolean integral = text.indexOf('.') < 0 && text.indexOf('E') < 0;
    return integral && Double.isFinite(number) ? text + ".0" : text;
  }

  /// As JSON has it: with an exponent below 1e-6 and from 1e21 on.
  ///
  /// @throws ArithmeticException for infinities and NaN, which JSON cannot hold
  public static String json(double number) {
    if (!Double.isFinite(number)) {
      throw new ArithmeticException("JSON has no " + special(number).orElseThrow());
    }
    double magnitude = Math.abs(number);
    var decimal = Decimal.of(number);
    return magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21)
        ? decimal.exponential('e', 1)
        : decimal.positional();
  }

  private static String general(Decimal decimal, char letter) {
    int exponent = decimal.point() - 1;
    return exponent < -4 || exponent >= 6 ? decimal.exponential(letter, 2) : decimal.positional();
  }

  private static Optional<String> special(double number) {
    if (Double.isNaN(number)) {
      return Optional.of("NaN");
    }
    if (Double.isInfinite(number)) {
      return Optional.of(number > 0 ? "+Inf" : "-Inf");
    }
    return Optional.empty();
  }
}
