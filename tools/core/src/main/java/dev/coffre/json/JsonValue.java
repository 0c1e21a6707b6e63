package dev.coffre.json;

import dev.coffre.pattern.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value of a JSON text.
public sealed interface JsonValue {

  /// A string.
  record Text(String value) implements JsonValue {}

  /// A number, as it is written.
  record Numeral(String digits) implements JsonValue {
    private static final Form COUNT = Form.of("[0-9]{1,9}");

    private boolean isCount() {
      return COUNT.matches(digits);
    }
  }

  /// `true`, `false` or `null`.
  enum Word implements JsonValue {
    TRUE,
    FALSE,
    NULL
  }

  /// An array.
  record Items(List<JsonValue> values) implements JsonValue {
    public Items {
      values = List.copyOf(values);
    }
  }

  /// An object, its fields in their order.
  record Fields(Map<String, JsonValue> values) implements JsonValue {
    public Fields {
      values = new LinkedHashMap<>(values);
    }
  }

  /// Reads a JSON text of one value.
  ///
  /// @throws JsonException if it is none
  static JsonValue parse(String text) throws JsonException {
    return new JsonReader(text).read();
  }

  /// A field of an object; nothing if this has none of that name.
  default Optional<JsonValue> field(String name) {
    return this instanceof Fields(var values)
        ? Optional.ofNullable(values.get(name))
        : Optional.empty();
  }

  /// A field that is a string.
  default Optional<String> text(String name) {
    return field(name)
        .flatMap(value -> value instanceof Text(var text) ? Optional.of(text) : Optional.empty());
  }

  /// A field that is a whole number.
  default Optional<Integer> number(String name) {
    return field(name)
        .flatMap(value ->
            value instanceof Numeral numeral && numeral.isCount()
                ? Optional.of(Integer.valueOf(numeral.digits()))
                : Optional.empty());
  }

  /// The values of a field that is an array; none if there is none.
  default List<JsonValue> items(String name) {
    return field(name).map(JsonValue::items).orElse(List.of());
  }

  /// The values of an array; none if this is no array.
  default List<JsonValue> items() {
    return this instanceof Items(var values) ? values : List.of();
  }
}
