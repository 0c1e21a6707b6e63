package dev.coffre.sops.value;

import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;

/// The bytes of a plain value: what is encrypted, and what goes into the MAC.
public final class PlainText {
  private PlainText() {}

  /// Hands the bytes to `reader`; for a string they are its own, not a copy.
  ///
  /// @param value anything but null, which SOPS neither encrypts nor hashes
  public static <R, X extends Throwable> R expose(
      Value value, dev.coffre.secret.SecretBytes.Reader<R, X> reader) throws X {
    return switch (value) {
      case Value.Str(var bytes) -> bytes.expose(reader);
      case Value.Int(var number) -> reader.read(ascii(Long.toString(number)));
      case Value.Real(var number) -> reader.read(ascii(GoFloat.positional(number)));
      case Value.Bool(var truth) -> reader.read(ascii(truth ? "True" : "False"));
      case Value.Time(var rfc3339) -> reader.read(ascii(rfc3339));
      case Value.Null() -> throw new IllegalArgumentException("null has no bytes");
    };
  }

  /// The type an encrypted value is marked with.
  static String type(Value value) {
    return switch (value) {
      case Value.Str str -> "str";
      case Value.Int number -> "int";
      case Value.Real number -> "float";
      case Value.Bool truth -> "bool";
      case Value.Time time -> "time";
      case Value.Null() -> throw new IllegalArgumentException("null has no type");
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
