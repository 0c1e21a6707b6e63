package dev.coffre.sops.store.yaml.scalar;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Gives a scalar its type, as go-yaml v3 does with the value sops asks for.
public final class Resolver {
  private static final String CORE = "tag:yaml.org,2002:";
  private static final int LONGEST_WORD = 5;

  private Resolver() {}

  /// The value of a scalar.
  ///
  /// @param text its decoded content
  /// @param tag its full tag, empty for none
  /// @param plain whether it stands without quotes and is no block scalar
  /// @throws StoreException if the tag and the text do not agree, or an integer is beyond 64 bits
  ///   with sign, which sops cannot hold
  public static Value resolve(SecretBytes text, String tag, boolean plain) throws StoreException {
    if (tag.isEmpty() || tag.equals("!")) {
      return plain ? untagged(text, true) : str(text);
    }
    if (!tag.startsWith(CORE)) {
      return str(text);
    }
    return switch (tag.substring(CORE.length())) {
      case "bool", "int", "null", "float", "timestamp" ->
          tagged(text, tag.substring(CORE.length()));
      case "binary" -> binary(text);
      default -> str(text);
    };
  }

  /// Whether plain text would be read as a string.
  public static boolean isString(SecretBytes text) {
    try {
      return untagged(text, true) instanceof Value.Str;
    } catch (StoreException e) {
      return false;
    }
  }

  private static String string(SecretBytes text) {
    return text.expose(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static Value.Str str(SecretBytes text) {
    return new Value.Str(text);
  }

  private static Value tagged(SecretBytes text, String type) throws StoreException {
    var value = untagged(text, type.equals("timestamp"));
    if (type.equals("float") && value instanceof Value.Int(long number)) {
      return new Value.Real(number);
    }
    var actual =
        switch (value) {
          case Value.Str s -> "str";
          case Value.Int i -> "int";
          case Value.Real r -> "float";
          case Value.Bool b -> "bool";
          case Value.Time t -> "timestamp";
          case Value.Null n -> "null";
        };
    if (!actual.equals(type)) {
      throw new StoreException("a value tagged !!" + type + " cannot be read as one");
    }
    return value;
  }

  private static Value binary(SecretBytes text) throws StoreException {
    try {
      var stripped = string(text).replaceAll("[\r\n]", "");
      return new Value.Str(SecretBytes.adopt(Base64.getDecoder().decode(padded(stripped))));
    } catch (IllegalArgumentException e) {
      throw new StoreException("a value tagged !!binary is not base64", e);
    }
  }

  private static String padded(String base64) {
    if (base64.length() % 4 != 0) {
      throw new IllegalArgumentException("padding");
    }
    return base64;
  }

  private static Value untagged(SecretBytes text, boolean timestamps) throws StoreException {
    if (text.length() == 0) {
      return new Value.Null();
    }
    int first = text.expose(bytes -> (int) bytes[0]);
    if ((first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.') {
      return number(text, timestamps);
    }
    boolean mayBeWord = text.length() <= LONGEST_WORD && "yYnNtTfFoO~".indexOf(first) >= 0;
    return mayBeWord ? word(text) : str(text);
  }

  private static Value word(SecretBytes text) {
    return switch (string(text)) {
      case "true", "True", "TRUE" -> new Value.Bool(true);
      case "false", "False", "FALSE" -> new Value.Bool(false);
      case "~", "null", "Null", "NULL" -> new Value.Null();
      default -> str(text);
    };
  }

  private static Value number(SecretBytes text, boolean timestamps) throws StoreException {
    if (!text.expose(Numbers::mayBeNumber)) {
      return str(text);
    }
    var word = string(text);
    if (timestamps) {
      Optional<String> time = Timestamps.parse(word);
      if (time.isPresent()) {
        return new Value.Time(time.get());
      }
    }
    var number = Numbers.parse(word);
    return number.isPresent() ? number.get() : str(text);
  }
}
