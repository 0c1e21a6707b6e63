package dev.coffre.inventory.report;

import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A line of an inventory, for comparing.
///
/// @param name what stays the same when it changes
/// @param details what may change, by name
record Entry(String name, Map<String, String> details) {
  Entry {
    details = new TreeMap<>(details);
  }

  /// Those of the JSON of an inventory, by name.
  ///
  /// @throws JsonException if it is none
  static Map<String, Entry> of(String json) throws JsonException {
    var value = JsonValue.parse(json);
    var entries = new ArrayList<Entry>();
    value.items("holdings").forEach(holding -> holding(holding, entries));
    value.items("uses").forEach(use -> entries.add(use(use)));
    value
        .items("leftOut")
        .forEach(left ->
            entries.add(
                new Entry(
                    "left out: " + text(left, "path"), Map.of("reason", text(left, "reason")))));
    value.items("findings").forEach(found -> entries.add(finding(found)));
    return numbered(entries);
  }

  private static void holding(JsonValue holding, List<Entry> entries) {
    var name = text(holding, "name");
    var title =
        "%s %s%s"
            .formatted(
                text(holding, "kind"), text(holding, "path"), name.isEmpty() ? "" : " " + name);
    var details = new HashMap<String, String>();
    details.put("line", line(holding));
    details.put("readers", texts(holding.items("readers")));
    if (holding.field("facts").orElse(holding) instanceof JsonValue.Fields(var facts)) {
      facts.forEach((fact, value) ->
          details.put(fact, value instanceof JsonValue.Text(var said) ? said : ""));
    }
    entries.add(new Entry(title, details));
    for (var value : holding.items("values")) {
      entries.add(
          new Entry(
              title + ": " + text(value, "name"),
              Map.of(
                  "line", line(value),
                  "kept", text(value, "kept"),
                  "changed", text(value, "changed"))));
    }
  }

  private static Entry use(JsonValue use) {
    return new Entry(
        "%s %s in %s (%s)"
            .formatted(
                text(use, "kind"), text(use, "name"), text(use, "path"), text(use, "detail")),
        Map.of("line", line(use)));
  }

  private static Entry finding(JsonValue found) {
    return new Entry(
        "finding %s in %s".formatted(text(found, "rule"), text(found, "path")),
        Map.of(
            "line", line(found),
            "standing", text(found, "standing"),
            "since", text(found, "changed")));
  }

  private static String text(JsonValue value, String field) {
    return value.text(field).orElse("");
  }

  private static String line(JsonValue value) {
    return value.number("line").map(String::valueOf).orElse("");
  }

  private static String texts(List<JsonValue> values) {
    return values.stream()
        .map(value -> value instanceof JsonValue.Text(var text) ? text : "")
        .collect(Collectors.joining(", "));
  }

  /// What has the same name is numbered.
  private static Map<String, Entry> numbered(List<Entry> entries) {
    var named = new LinkedHashMap<String, Entry>();
    for (var entry : entries) {
      var name = entry.name();
      for (int i = 2; named.containsKey(name); i++) {
        name = entry.name() + " (" + i + ")";
      }
      named.put(name, entry);
    }
    return named;
  }
}
