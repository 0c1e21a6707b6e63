package dev.coffre.sops.value;

import dev.coffre.sops.tree.Value;

/// Plain values as dotenv and ini, which know only text, show them.
public final class FlatText {
  private FlatText() {}

  /// The spelling of sops; what it calls `<nil>` is null.
  public static String of(Value value) {
    return switch (value) {
      case Value.Str str -> str.text();
      case Value.Int(long number) -> Long.toString(number);
      case Value.Real(double number) -> GoFloat.flat(number);
      case Value.Bool(boolean truth) -> Boolean.toString(truth);
      case Value.Time(String rfc3339) -> rfc3339;
      case Value.Null() -> "<nil>";
    };
  }
}
