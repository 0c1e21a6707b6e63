package dev.coffre.scan.detect;

import dev.coffre.pattern.Form;
import dev.coffre.scan.detect.Assignment.Operator;
import java.util.Locale;

/// Tells passwords from words, messages and names that stand behind the name of a password.
final class PasswordShape {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 300;

  private static final Form IDENTIFIER = Form.of("[A-Za-z_$][A-Za-z_$]*");
  private static final Form WORDS = Form.having("._:/-", "[A-Za-z]+([._:/-][A-Za-z]+)+");
  private static final Form PATHLIKE = Form.having(".:/", "[A-Za-z_]+([.:/][A-Za-z_]+)+");
  private static final Form CAMEL = Form.of("[A-Za-z][a-z]+([A-Z][a-z]+)+");
  private static final Form NUMBER =
      Form.of("[-+]?\\d{1,5}|\\d+(\\.\\d+)+|0x[0-9a-fA-F]{1,4}|\\d{1,5}[smhdKMG]");
  private static final Form PHRASE = Form.having(" ", "[^ ,;(){}]+( [^ ,;(){}]+){1,4}");
  private static final Words SENTENCE = Words.of("sentence");
  private static final Form VERSION = Form.having("~^", "[~^]\\d+(\\.\\d+){1,2}.*");
  private static final Form NEXT = Form.having("=", "[A-Z][A-Z0-9_]*=.*");
  private static final Form PIN = Form.of("\\d{4,}");
  private static final Form REGEX =
      Form.having("^[\\(", "\\^.*\\$|.*(\\[[a-zA-Z0]-|\\\\[dwsS]|\\(\\?).*");
  private static final Form FORMAT = Form.having("%{", ".*(%[sdvq@](?![A-Za-z])|\\{[\\w.]*\\}).*");
  private static final Form TALK =
      Form.of(
          ".*(pass|pwd|secret|token|login|user|cred|auth|input|field|form|label|modal|button|prompt"
              + "|encrypt|hash).*");

  private PasswordShape() {}

  static boolean accepts(Text text, Assignment found, String value) {
    if (value.length() < SHORTEST
        || value.length() > LONGEST
        || (value.indexOf(' ') >= 0 && !isPhrase(text, found, value))
        || isNumber(found, value)
        || isMessage(value)
        || VERSION.matches(value)
        || looksNamed(found.operator(), value)) {
      return false;
    }
    return switch (found.operator()) {
      case BLANK ->
          found.quoted()
              || isWeak(value)
              || (text.kind() == Text.Kind.SETTINGS && !NEXT.matches(value));
      case IS -> found.quoted() || (isWeak(value) && Literal.hasDigit(value));
      case COMPARISON -> Literal.isMixed(value) || value.length() >= 6;
      case SIGN, COMMA, TAG, CALL -> found.quoted() || isUnquoted(text, found, value);
    };
  }

  /// Words in quotes with a digit in them that make no sentence.
  private static boolean isPhrase(Text text, Assignment found, String value) {
    return found.quoted()
        && found.operator() == Operator.SIGN
        && text.kind() != Text.Kind.PROSE
        && PHRASE.matches(value)
        && Literal.hasDigit(value)
        && !hasSentence(value.toLowerCase(Locale.ROOT));
  }

  private static boolean hasSentence(String lower) {
    for (var word : lower.split(" ", -1)) {
      if (SENTENCE.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /// In quotes four digits may be a password.
  private static boolean isNumber(Assignment found, String value) {
    return NUMBER.matches(value)
        && !(found.quoted() && found.operator() == Operator.SIGN && PIN.matches(value));
  }

  private static boolean isWeak(String value) {
    return Literal.isMixed(value) && !WORDS.matches(value);
  }

  /// Without quotes a bare word may be a sentence's or a variable.
  private static boolean isUnquoted(Text text, Assignment found, String value) {
    if (text.kind() == Text.Kind.PROSE) {
      return Literal.hasDigit(value) && Literal.hasLetter(value);
    }
    return found.operator() == Operator.TAG || !IDENTIFIER.matches(value) || !looksTyped(value);
  }

  private static boolean looksTyped(String value) {
    return Character.isUpperCase(value.charAt(0)) && CAMEL.matches(value);
  }

  private static String withoutNumber(String lower) {
    int end = lower.length();
    while (end > 0 && Character.isDigit(lower.charAt(end - 1))) {
      end--;
    }
    return lower.substring(0, end);
  }

  /// A word made of words, as programs name things: `getPassword`, `admin-secret`,
  /// `reset.password.form`.
  private static boolean looksNamed(Operator operator, String value) {
    if (Literal.isConstant(value)) {
      return true;
    }
    var lower = value.toLowerCase(Locale.ROOT);
    if (Literal.hasDigit(value)) {
      return operator == Operator.COMMA && Names.isPassword(withoutNumber(lower));
    }
    boolean talks = TALK.matches(lower);
    return PATHLIKE.matches(value)
        || Names.isPassword(
            lower.substring(Math.max(lower.lastIndexOf('-'), lower.lastIndexOf('_')) + 1))
        || (lower.contains("password")
            && !Literal.hasDigit(value)
            && lower.indexOf('@') < 0
            && !Literal.isMixed(value.replace("_", "").replace("-", ""))
            && value.length() < 12)
        || (talks && (WORDS.matches(value) || CAMEL.matches(value)))
        || (talks && value.indexOf('_') > 0);
  }

  private static boolean isMessage(String value) {
    return value.startsWith("--")
        || value.endsWith(":")
        || value.endsWith("...")
        || value.startsWith("@string/")
        || REGEX.matches(value)
        || FORMAT.matches(value);
  }
}
