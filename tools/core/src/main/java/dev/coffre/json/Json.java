package dev.coffre.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A JSON text under construction: objects of named fields, arrays, strings, numbers, booleans.
public final class Json {
  private final List<String> fields = new ArrayList<>();

  private Json() {}

  /// An empty object.
  public static Json object() {
    return new Json();
  }

  /// Adds a string field.
  public Json with(String name, String value) {
    return raw(name, quote(value));
  }

  /// Adds a number field.
  public Json with(String name, long value) {
    return raw(name, Long.toString(value));
  }

  /// Adds a boolean field.
  public Json with(String name, boolean value) {
    return raw(name, Boolean.toString(value));
  }

  /// Adds an object field.
  public Json with(String name, Json value) {
    return raw(name, value.toString());
  }

  /// Adds an array of strings.
  public Json withStrings(String name, Collection<String> values) {
    return raw(name, array(values.stream().map(Json::quote).toList()));
  }

  /// Adds an array of objects.
  public Json withObjects(String name, Collection<Json> values) {
    return raw(name, array(values.stream().map(Json::toString).toList()));
  }

  private Json raw(String name, String text) {
    fields.add(quote(name) + ": " + text);
    return this;
  }

  private static String array(List<String> values) {
    return "[" + String.join(", ", values) + "]";
  }

  /// The object on one line.
  @Override
  public String toString() {
    return "{" + String.join(", ", fields) + "}";
  }

  /// `text` as a JSON string. Control characters are escaped.
  public static String quote(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c < ' ' || c == 0x7f ? "\\u%04x".formatted((int) c) : c);
      }
    }
    return quoted.append('"').toString();
  }
}
