package dev.coffre.scan.detect;

import dev.coffre.pattern.Form;
import dev.coffre.scan.detect.Assignment.Operator;
import dev.coffre.scan.detect.Names.Promise;
import java.util.Locale;

/// Judges whether a value that a name promises to be secret is one, rather than a word, a variable,
/// a call, a path or a message.
final class Plausibility {
  private static final int LONGEST = 512;

  private static final Form CALL = Form.having("[(", "[A-Za-z_$][\\w$.:>-]*[\\[(].*");
  private static final Form MEMBER =
      Form.having(".:[>", "[A-Za-z_$][\\w$]*([.:\\[]|->|::|\\?\\.)[A-Za-z_$][\\w$.\\[\\]'\"()>-]*");
  private static final Form PATH =
      Form.having(
          "/\\.",
          "(~|\\.{1,2})?/[\\w.@-]*(/[\\w.@-]*)*|[A-Za-z]:\\\\.*|[\\w.-]+(/[\\w.-]+)+\\.\\w{1,5}"
              + "|[\\w-]+\\.(json|ya?ml|txt|pem|key|crt|conf|cfg|ini|properties|xml|html?|js|py"
              + "|java|go|rb|php|env|sh|ts|vue|png|svg|jks|p12|pfx)");
  private static final Form LINK = Form.having(":", "[a-z][a-z0-9+.-]*://[^@]*");
  private static final Form SELECTOR =
      Form.having(
          "-#.[",
          "(Read|Get|New|Import|Convert\\w*|Invoke)-[A-Z]\\w+|[#.][A-Za-z][\\w-]*[A-Za-z]|.*\\[\\w+[*^$|~]?=.*");

  /// What a field of a struct is called elsewhere: `json:"user,omitempty"`.
  private static final Form TAG = Form.having("\"", "[a-z]+:\"[^\"]*\".*");

  private static final Form COUNTRY = Form.having("W", "([a-z]\\w*_)?PW");
  private static final Form KEY_ID = Form.of("(0x)?([0-9A-F]{8}){1,2}|[0-9A-F]{40}");
  private static final Form CODE =
      Form.having(";{}()=&|", "[;{}()]|.*(=>|&&|\\|\\||\\(\\)|\\);?$).*");

  private Plausibility() {}

  static boolean of(Text text, Assignment found, Promise promise) {
    if (found.end() - found.start() > LONGEST || found.end() <= found.start()) {
      return false;
    }
    var value = text.string(found.start(), found.end());
    var name = text.string(found.nameStart(), found.nameEnd());
    if (Placeholder.matches(value)
        || Placeholder.isEncoded(value)
        || repeats(name, value)
        || isExpression(text, found, value)
        || isOutOfPlace(text, name, value)
        || isListed(name, value)
        || isKeyId(name, value)) {
      return false;
    }
    return switch (promise) {
      case PASSWORD -> PasswordShape.accepts(text, found, value);
      case SECRET, TOKEN -> TokenShape.accepts(found, promise, value);
      case KEY ->
          Names.isVagueKey(name)
              ? TokenShape.isRandom(value)
              : TokenShape.accepts(found, promise, value);
    };
  }

  /// `password = "admin_password"`: the value says what it is, not what it is worth.
  private static boolean repeats(String name, String value) {
    var plainName = letters(name);
    var plainValue = letters(value);
    if (Literal.hasDigit(value) && plainValue.length() < value.length() - 1) {
      return false;
    }
    return (plainValue.length() >= 3 && plainName.contains(plainValue))
        || (plainValue.contains(plainName)
            && plainValue.length() - plainName.length() <= 8
            && !Literal.hasDigit(value));
  }

  private static String letters(String text) {
    var letters = new StringBuilder(text.length());
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c >= 'a' && c <= 'z') {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  /// `'passwords' => 'users'`: where they are, not what; `"PW", "Palau"`.
  private static boolean isListed(String name, String value) {
    boolean country = COUNTRY.matches(name) && !Literal.hasDigit(value);
    return country || (name.endsWith("s") && !name.endsWith("ss") && !Literal.isMixed(value));
  }

  /// `signingkey = 3AA5C34371567BD2`, `--recv-keys 5BE8…`: the number of a public key.
  private static boolean isKeyId(String name, String value) {
    return isKeyId(value) && (Names.isVagueKey(name) || letters(name).endsWith("signingkey"));
  }

  static boolean isKeyId(String value) {
    return KEY_ID.matches(value);
  }

  private static boolean isOutOfPlace(Text text, String name, String value) {
    return Literal.isForeignText(value)
        || Literal.isBetweenStrings(value)
        || (text.path().isTranslation() && !Literal.hasDigit(value))
        || (text.path().isTest() && Literal.isHex(value) && Names.isPrimitive(name));
  }

  private static boolean isExpression(Text text, Assignment found, String value) {
    if (PATH.matches(value)
        || LINK.matches(value)
        || SELECTOR.matches(value)
        || TAG.matches(value)) {
      return true;
    }
    if (found.quoted()) {
      return found.operator() == Operator.COMMA && text.kind() == Text.Kind.PROSE;
    }
    return (text.kind() == Text.Kind.CODE && !isInString(text, found, value))
        || CALL.matches(value)
        || (MEMBER.matches(value) && !Literal.hasDigit(value))
        || CODE.matches(value)
        || (found.operator() == Operator.COMPARISON && value.startsWith("/"))
        || (value.startsWith("$") && !Literal.isMixed(value.substring(1)))
        || value.startsWith(",")
        || value.startsWith("!")
        || (value.startsWith("[") && value.contains("]::"))
        || value.startsWith("&")
        || value.startsWith("*")
        || value.startsWith("@");
  }

  /// A value within a literal of a program: `"user=app password=v"`. The name must follow what
  /// separates such parts, and the value must end where a part ends.
  private static boolean isInString(Text text, Assignment found, String value) {
    byte before = text.at(found.nameStart() - 1);
    byte behind = text.at(found.end());
    boolean adjacent = text.at(found.nameEnd()) == '=' && found.start() == found.nameEnd() + 1;
    if (before == '{' && text.at(found.nameStart() - 2) == '$') {
      return true;
    }
    return adjacent
        && "&?;\"'` \n".indexOf(before) >= 0
        && "&;\"'` \\".indexOf(behind) >= 0
        && Literal.hasDigit(value)
        && Literal.hasLetter(value)
        && !MEMBER.matches(value)
        && quotesBefore(text, found.nameStart()) % 2 == 1;
  }

  private static int quotesBefore(Text text, int at) {
    int quotes = 0;
    for (int i = text.lineStart(at, Math.max(0, at - LONGEST)); i < at; i++) {
      quotes += text.at(i) == '"' || text.at(i) == '\'' || text.at(i) == '`' ? 1 : 0;
    }
    return quotes;
  }
}
