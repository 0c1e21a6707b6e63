package dev.coffre.sops.value;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.tree.Timestamp;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Turns decrypted bytes back into a value of the type they are marked with, as Go's parsers do.
final class TypedText {
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

  private TypedText() {}

  static Value read(String type, byte[] plain) throws CipherException {
    return switch (type) {
      case "str", "bytes", "comment" -> new Value.Str(SecretBytes.adopt(plain));
      case "int" -> new Value.Int(integer(text(plain)));
      case "float" -> new Value.Real(real(text(plain)));
      case "bool" -> new Value.Bool(truth(text(plain)));
      case "time" ->
          new Value.Time(Timestamp.canonical(text(plain)).orElseThrow(() -> notA("timestamp")));
      default -> throw new CipherException("unknown type " + type);
    };
  }

  private static long integer(String text) throws CipherException {
    if (!INTEGER.matcher(text).matches()) {
      throw notA("64-bit integer");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw notA("64-bit integer");
    }
  }

  private static double real(String text) throws CipherException {
    if (DECIMAL.matcher(text).matches()) {
      double number = Double.parseDouble(text);
      if (!Double.isInfinite(number)) {
        return number;
      }
    }
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw notA("64-bit float");
    };
  }

  private static boolean truth(String text) throws CipherException {
    return switch (text) {
      case "1", "t", "T", "TRUE", "true", "True" -> true;
      case "0", "f", "F", "FALSE", "false", "False" -> false;
      default -> throw notA("boolean");
    };
  }

  private static CipherException notA(String what) {
    return new CipherException("the decrypted value is not a " + what);
  }

  private static String text(byte[] plain) {
    return new String(plain, StandardCharsets.UTF_8);
  }
}
