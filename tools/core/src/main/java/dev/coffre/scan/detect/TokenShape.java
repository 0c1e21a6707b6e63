package dev.coffre.scan.detect;

import dev.coffre.pattern.Form;
import dev.coffre.scan.detect.Assignment.Operator;
import dev.coffre.scan.detect.Names.Promise;
import java.util.List;
import java.util.Locale;

/// Tells tokens and keys, which machines make, from words and names.
final class TokenShape {
  private static final int SHORTEST = 8;
  private static final int SHORTEST_COMPARED = 16;
  private static final int SHORTEST_RANDOM = 20;

  private static final Form KEBAB = Form.of("[a-z]+([-_. /:][a-z]+)*");
  private static final Form NUMBER =
      Form.of(
          "[-+]?\\d{1,9}|[-+]?\\d+(\\.\\d+)*([eE][-+]?\\d+)|\\d+(\\.\\d+)+|0x[0-9a-fA-F]{1,8}|\\d+[smhdKMG]?");
  private static final Form UUID =
      Form.having("-", "[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  /// A public key as SSH or PEM has it, and the signature of one request.
  private static final List<String> PUBLIC =
      List.of(
          "AAAAB3Nz",
          "AAAAC3Nz",
          "AAAAE2Vj",
          "MFkwEwYHKoZI",
          "MIIBIjANBgkq",
          "MCowBQYDK2",
          "MIGfMA0GCSqG",
          "AWS4-HMAC-");

  /// A SAS without a signature.
  private static final Form UNSIGNED = Form.of(".*\\bsig=[^&]{0,19}");

  private static final Form TWO_PARTS = Form.of("[A-Za-z0-9]+[-_]?[A-Za-z0-9]+");
  private static final Form RANDOM =
      Form.of("(?=.*(?=[A-Za-z]*\\d)[A-Za-z0-9]{12})[A-Za-z0-9+/_-]{20,200}={0,2}");
  private static final Form WORDS =
      Form.of("[A-Za-z]+([-_. /:][A-Za-z]*)+|[A-Z]?[a-z]{2,}([A-Z][a-z]*)*");
  private static final Form DOTTED = Form.having("./:", "[A-Za-z]+([./:][A-Za-z]+)+");
  private static final Form VERSION =
      Form.having(
          ".",
          "[~^v]?\\d+\\.\\d+\\.\\d+([-+][A-Za-z0-9.+-]{1,30})?|@?[\\w./-]+@[~^v]?\\d+(\\.\\d+)+.*");
  private static final Form NUMERIC = Form.of("\\d{16,}");
  private static final Form TYPED = Form.of("[a-z0-9]+");
  private static final Form BETWEEN = Form.of("[a-z]{4,}\\d[a-z].*");

  /// Words in which digits stand for letters, more than once.
  private static final Form LEET = Form.of("[A-Za-z]+\\d+[A-Za-z]+\\d+[A-Za-z][A-Za-z0-9]*");

  private static final Form PHRASE = Form.having(" ", "(?=.*\\d)[a-z]+( [a-z0-9]+){1,5}");
  private static final String UNUSUAL = " \t\n\r\u000b\f(){}[]<>|\\,'\"`";

  private TokenShape() {}

  static boolean accepts(Assignment found, Promise promise, String value) {
    if (value.length() < SHORTEST
        || (found.operator() == Operator.COMPARISON && value.length() < SHORTEST_COMPARED)
        || (found.operator() == Operator.IS && !found.quoted())) {
      return false;
    }
    if (value.startsWith("$")
        || value.startsWith("--")
        || value.startsWith("urn:")
        || value.contains("%2F")
        || isPublic(value)) {
      return false;
    }
    if (isUnusual(value)) {
      return isNoise(value) || (promise == Promise.SECRET && found.quoted() && isPhrase(value));
    }
    if (Literal.isHex(value) || (promise == Promise.SECRET && isTyped(found, value))) {
      return Literal.entropy(value) >= 2.5;
    }
    if (Literal.isConstant(value)
        || (isNumeric(value.charAt(0)) && NUMBER.matches(value))
        || VERSION.matches(value)
        || (!Literal.hasDigit(value) && KEBAB.matches(value) && !isLongWord(value))) {
      return false;
    }
    if (UUID.matches(value)) {
      return true;
    }
    if (!Literal.hasDigit(value)) {
      return BasicCredential.isOne(value)
          || (value.length() >= 16
              && !DOTTED.matches(value)
              && Randomness.changes(value) >= value.length() / 4
              && Literal.entropy(value) >= 3.5);
    }
    return Literal.entropy(value) >= 2.7 && !isVersioned(value);
  }

  /// Whether only a machine makes such a value, whatever it is given to.
  static boolean isRandom(String value) {
    if (value.length() < SHORTEST_RANDOM) {
      return false;
    }
    return UUID.matches(value)
        || (RANDOM.matches(value)
            && !isPublic(value)
            && Literal.hasDigit(value)
            && Literal.hasLetter(value)
            && Randomness.changes(value) >= value.length() / (Literal.isOneCase(value) ? 6 : 4)
            && Literal.entropy(value) >= (Literal.isHex(value) ? 3.0 : 3.3));
  }

  /// Salts as WordPress makes them: every printable character may be in them.
  private static boolean isNoise(String value) {
    return value.length() >= 32
        && Literal.entropy(value) >= 4.3
        && Randomness.changes(value) >= value.length() / 2;
  }

  /// What a person typed for a secret of a program: letters and digits in one run, a digit between
  /// letters or the run long.
  private static boolean isTyped(Assignment found, String value) {
    return (found.quoted() && NUMERIC.matches(value))
        || (found.quoted() && LEET.matches(value))
        || (TYPED.matches(value) && (value.length() >= 20 || BETWEEN.matches(value)));
  }

  /// A few words with a number among them, or bytes of every kind.
  private static boolean isPhrase(String value) {
    return PHRASE.matches(value)
        || (value.length() >= 12
            && value.indexOf(' ') < 0
            && Literal.hasDigit(value)
            && Literal.hasLetter(value)
            && Literal.entropy(value) >= 3.3
            && Randomness.changes(value) >= value.length() / 2);
  }

  private static boolean isPublic(String value) {
    for (var start : PUBLIC) {
      if (value.startsWith(start)) {
        return true;
      }
    }
    return value.contains("sig=") && UNSIGNED.matches(value);
  }

  private static boolean isNumeric(char first) {
    return first == '-' || first == '+' || (first >= '0' && first <= '9');
  }

  private static boolean isUnusual(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (UNUSUAL.indexOf(value.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLongWord(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!Character.isLetter(value.charAt(i))) {
        return false;
      }
    }
    return value.length() >= 20;
  }

  /// Letters of both cases that change more often than words do.
  private static boolean isScattered(String value) {
    return value.length() >= 20
        && TWO_PARTS.matches(value)
        && !value.equals(value.toLowerCase(Locale.ROOT))
        && Randomness.changes(value) >= value.length() / 3;
  }

  /// Words with a number: `oauth2-token`, `my-key-1`, `com.example.v2.Token`.
  private static boolean isVersioned(String value) {
    return Literal.numbers(value) <= 2
        && !isScattered(value)
        && WORDS.matches(withoutDigits(value));
  }

  private static String withoutDigits(String value) {
    var rest = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        rest.append(value.charAt(i));
      }
    }
    return rest.toString();
  }
}
