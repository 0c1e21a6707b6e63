package dev.coffre.scan.detect;

import dev.coffre.scan.detect.Assignment.Operator;
import dev.coffre.scan.detect.Names.Promise;
import java.util.Locale;
import java.util.regex.Pattern;

/// Judges whether a value that a name promises to be secret is one, rather than a word, a variable,
/// a call, a path or a message.
final class Plausibility {
  private static final int SHORTEST_PASSWORD = 4;
  private static final int SHORTEST_TOKEN = 8;
  private static final int LONGEST = 512;

  private static final Pattern CALL = Pattern.compile("[A-Za-z_$][\\w$.:>-]*\\(.*");
  private static final Pattern MEMBER =
      Pattern.compile("[A-Za-z_$][\\w$]*([.:\\[]|->|::)[A-Za-z_$][\\w$.\\[\\]'\"()>-]*");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z_$]*");
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");
  private static final Pattern KEBAB = Pattern.compile("[a-z]+([-_. /:][a-z]+)*");
  private static final Pattern PATH =
      Pattern.compile(
          "(~|\\.{1,2})?/[\\w.@/-]*|[A-Za-z]:\\\\.*|[\\w.-]+(/[\\w.-]+)+\\.\\w{1,5}|[\\w-]+\\.(json|ya?ml|txt|pem|key|crt|conf|cfg|ini|properties|xml|html?|js|py|java|go|rb|php|env|sh)");
  private static final Pattern LINK = Pattern.compile("[a-z][a-z0-9+.-]*://[^@]*");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?\\d{1,5}|\\d+(\\.\\d+)+|0x[0-9a-fA-F]{1,4}|\\d+[smhdKMG]?");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern WORDS =
      Pattern.compile("[A-Za-z]+([-_. /:][A-Za-z]*)+|[A-Z]?[a-z]{3,}([A-Z][a-z]{2,})*");

  private Plausibility() {}

  static boolean of(Text text, Assignment found, Promise promise) {
    if (found.end() - found.start() > LONGEST) {
      return false;
    }
    var value = text.string(found.start(), found.end());
    var name = text.string(found.nameStart(), found.nameEnd());
    if (Placeholder.matches(value) || repeats(name, value) || isExpression(text, found, value)) {
      return false;
    }
    return switch (promise) {
      case PASSWORD -> isPassword(text, found, value);
      case SECRET, TOKEN, KEY -> isToken(found, value);
    };
  }

  /// `password = "admin_password"`: the value says what it is, not what it is worth.
  private static boolean repeats(String name, String value) {
    var plainName = letters(name);
    var plainValue = letters(value);
    return plainName.contains(plainValue)
        || (plainValue.contains(plainName)
            && plainValue.length() - plainName.length() <= 8
            && !hasDigit(value));
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private static boolean isExpression(Text text, Assignment found, String value) {
    if (PATH.matcher(value).matches() || LINK.matcher(value).matches()) {
      return true;
    }
    if (found.quoted()) {
      return found.operator() == Operator.COMMA && text.kind() == Text.Kind.PROSE;
    }
    return text.kind() == Text.Kind.CODE
        || CALL.matcher(value).matches()
        || MEMBER.matcher(value).matches()
        || (value.startsWith("$") && !hasDigit(value))
        || value.startsWith("!")
        || value.startsWith("&")
        || value.startsWith("*")
        || (value.startsWith("@") && IDENTIFIER.matcher(value.substring(1)).matches());
  }

  private static boolean isPassword(Text text, Assignment found, String value) {
    if (value.length() < SHORTEST_PASSWORD
        || value.length() > 128
        || (NUMBER.matcher(value).matches() && value.length() < 6)) {
      return false;
    }
    if (value.indexOf(' ') >= 0) {
      return false;
    }
    if (CONSTANT.matcher(value).matches() || isMessage(value)) {
      return false;
    }
    boolean word = IDENTIFIER.matcher(value).matches();
    if (!found.quoted() && text.kind() == Text.Kind.PROSE) {
      return !word && hasDigit(value);
    }
    return !word || !looksNamed(value);
  }

  /// A word made of words, as programs name things: `getPassword`, `admin-secret`,
  /// `resetPasswordForm`.
  private static boolean looksNamed(String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    return (value.contains("_") && KEBAB.matcher(lower).matches() && lower.contains("pass"))
        || lower.contains("password")
        || (lower.contains("secret") && lower.length() > 12);
  }

  private static boolean isMessage(String value) {
    return value.startsWith("--") || value.endsWith(":") || value.endsWith("...");
  }

  private static boolean isToken(Assignment found, String value) {
    if (value.length() < SHORTEST_TOKEN
        || value.indexOf(' ') >= 0
        || (found.operator() == Operator.COMPARISON && value.length() < 16)) {
      return false;
    }
    if (CONSTANT.matcher(value).matches()
        || NUMBER.matcher(value).matches()
        || (KEBAB.matcher(value).matches() && !isLongWord(value))) {
      return false;
    }
    if (UUID.matcher(value).matches()) {
      return true;
    }
    if (!hasDigit(value)) {
      return value.length() >= 16
          && Randomness.changes(value) >= value.length() / 4
          && entropy(value) >= 3.5;
    }
    return entropy(value) >= 2.7 && !isVersioned(value);
  }

  private static boolean isLongWord(String value) {
    return value.length() >= 20
        && value.indexOf('-') < 0
        && value.indexOf('_') < 0
        && value.indexOf('.') < 0
        && value.indexOf(' ') < 0
        && value.indexOf('/') < 0
        && value.indexOf(':') < 0;
  }

  /// Words with a number: `oauth2-token`, `my-key-1`, `com.example.v2.Token`.
  private static boolean isVersioned(String value) {
    return digitGroups(value) <= 2 && WORDS.matcher(DIGITS.matcher(value).replaceAll("")).matches();
  }

  private static int digitGroups(String value) {
    return (int) DIGITS.matcher(value).results().count();
  }

  private static double entropy(String value) {
    var bytes = value.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    return Randomness.entropy(bytes, 0, bytes.length);
  }

  private static boolean hasDigit(String value) {
    return value.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
