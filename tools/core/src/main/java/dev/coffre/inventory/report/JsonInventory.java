package dev.coffre.inventory.report;

import dev.coffre.file.Resource;
import dev.coffre.inventory.source.Changed;
import dev.coffre.inventory.source.Exposure;
import dev.coffre.inventory.source.Held;
import dev.coffre.inventory.source.Holding;
import dev.coffre.inventory.source.Inventory;
import dev.coffre.inventory.source.Omission;
import dev.coffre.inventory.source.Use;
import dev.coffre.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An inventory for programs: one source a line, so that two versions compare well.
public final class JsonInventory {
  /// Where the schema stands beside the inventory.
  public static final String SCHEMA = "schemas/secrets-scan.schema.json";

  private JsonInventory() {}

  /// The whole text.
  public static String write(Inventory inventory) {
    return """
    {
      "$schema": "%s",
      "version": 1,
      "history": "%s",
      "holdings": %s,
      "uses": %s,
      "findings": %s,
      "leftOut": %s
    }
    """
        .formatted(
            SCHEMA,
            inventory.past().name().toLowerCase(Locale.ROOT),
            lines(inventory.holdings().stream().map(JsonInventory::holding).toList()),
            lines(inventory.uses().stream().map(JsonInventory::use).toList()),
            lines(inventory.exposures().stream().map(JsonInventory::exposure).toList()),
            lines(inventory.omissions().stream().map(JsonInventory::omission).toList()));
  }

  /// The schema of the text.
  public static String schema() {
    var bytes = new Resource(JsonInventory.class, "secrets-scan.schema.json").require();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String lines(List<Json> objects) {
    return objects.isEmpty()
        ? "[]"
        : objects.stream()
            .map(Json::toString)
            .collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"));
  }

  private static Json holding(Holding holding) {
    var facts = Json.object();
    holding.facts().forEach(fact -> facts.with(fact.name(), fact.value()));
    return Json.object()
        .with("kind", holding.kind().id())
        .with("path", holding.path())
        .with("line", holding.line())
        .with("name", holding.name())
        .with("facts", facts)
        .withStrings("readers", holding.readers())
        .withObjects("values", holding.values().stream().map(JsonInventory::value).toList());
  }

  private static Json value(Held value) {
    return Json.object()
        .with("name", value.name())
        .with("line", value.line())
        .with("kept", value.protection().name().toLowerCase(Locale.ROOT))
        .with("changed", changed(value.changed()));
  }

  private static Json use(Use use) {
    return Json.object()
        .with("kind", use.kind().id())
        .with("name", use.name())
        .with("detail", use.detail())
        .with("path", use.path())
        .with("line", use.line());
  }

  private static Json exposure(Exposure found) {
    return Json.object()
        .with("rule", found.rule())
        .with("description", found.description())
        .with("path", found.path())
        .with("line", found.line())
        .with("standing", found.standing())
        .with("changed", changed(found.changed()));
  }

  private static Json omission(Omission left) {
    return Json.object().with("path", left.path()).with("reason", left.reason());
  }

  static String changed(Changed changed) {
    return switch (changed) {
      case Changed.On(var day) -> day.toString();
      case Changed.Uncommitted() -> "uncommitted";
      case Changed.Unknown() -> "unknown";
      case Changed.Untold() -> "untold";
    };
  }
}
