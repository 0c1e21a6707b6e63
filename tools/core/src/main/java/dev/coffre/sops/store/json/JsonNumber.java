package dev.coffre.sops.store.json;

import dev.coffre.sops.tree.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as sops 3.13.2 and later type them: `int` if they are integers of 64 bits, else `float`.
final class JsonNumber {
  private static final Pattern SHAPE =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

  private JsonNumber() {}

  /// The number, or empty if `text` is none or too large for a double.
  static Optional<Value> read(String text) {
    if (!SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    if (INTEGER.matcher(text).matches()) {
      try {
        return Optional.of(new Value.Int(Long.parseLong(text)));
      } catch (NumberFormatException e) {
        return Optional.of(new Value.Real(Double.parseDouble(text)));
      }
    }
    double number = Double.parseDouble(text);
    return Double.isInfinite(number) ? Optional.empty() : Optional.of(new Value.Real(number));
  }
}
