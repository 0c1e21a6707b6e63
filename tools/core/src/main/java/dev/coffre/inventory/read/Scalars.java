package dev.coffre.inventory.read;

import dev.coffre.scan.baseline.SecretDigest;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;

/// What values come to, without the values.
final class Scalars {
  private Scalars() {}

  /// Tells whether two values are the same.
  static SecretDigest digest(Value value) {
    return switch (value) {
      case Value.Str(var bytes) -> bytes.expose(raw -> SecretDigest.of(raw, 0, raw.length));
      case Value.Int(var number) -> digest(Long.toString(number));
      case Value.Real(var number) -> digest(Double.toString(number));
      case Value.Bool(var truth) -> digest(Boolean.toString(truth));
      case Value.Time(var time) -> digest(time);
      case Value.Null() -> digest("");
    };
  }

  static SecretDigest digest(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return SecretDigest.of(bytes, 0, bytes.length);
  }
}
