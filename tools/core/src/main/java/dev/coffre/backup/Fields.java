package dev.coffre.backup;

import dev.coffre.json.JsonValue;
import java.math.BigInteger;

/// Fields of a JSON object that must be there.
public final class Fields {
  private Fields() {}

  /// A field that is a string.
  ///
  /// @throws BackupException if there is none of that name
  public static String text(JsonValue json, String name) throws BackupException {
    return json.text(name).orElseThrow(() -> new BackupException("'" + name + "' is missing"));
  }

  /// A field of any kind.
  ///
  /// @throws BackupException if there is none of that name
  public static JsonValue value(JsonValue json, String name) throws BackupException {
    return json.field(name).orElseThrow(() -> new BackupException("'" + name + "' is missing"));
  }

  /// A field that is a whole number.
  ///
  /// @throws BackupException if there is none of that name
  static long number(JsonValue json, String name) throws BackupException {
    if (value(json, name) instanceof JsonValue.Numeral(var digits)
        && digits.matches("[0-9]{1,18}")) {
      return new BigInteger(digits).longValueExact();
    }
    throw new BackupException("'" + name + "' is no number");
  }
}
