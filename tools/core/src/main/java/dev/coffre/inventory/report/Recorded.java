package dev.coffre.inventory.report;

import dev.coffre.inventory.source.Changed;
import dev.coffre.inventory.source.Exposure;
import dev.coffre.inventory.source.Held;
import dev.coffre.inventory.source.Holding;
import dev.coffre.inventory.source.Inventory;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The dates of an inventory that was written before, where they are as good as today's: a value
/// was not committed then and was committed together with the inventory; or this clone does not
/// know.
public final class Recorded {
  private final Map<String, String> dates = new HashMap<>();
  private final boolean whole;

  private Recorded(boolean whole) {
    this.whole = whole;
  }

  /// Reads the JSON of an inventory.
  ///
  /// @throws JsonException if it is none
  public static Recorded parse(String json) throws JsonException {
    var value = JsonValue.parse(json);
    var recorded = new Recorded(value.text("history").orElse("").equals("whole"));
    for (var holding : value.items("holdings")) {
      var holder =
          name(holding, "kind") + "\n" + name(holding, "path") + "\n" + name(holding, "name");
      for (var held : holding.items("values")) {
        recorded.dates.put(holder + "\n" + name(held, "name"), name(held, "changed"));
      }
    }
    for (var found : value.items("findings")) {
      recorded.dates.put(
          "finding\n" + name(found, "path") + "\n" + name(found, "rule") + "\n" + line(found),
          name(found, "changed"));
    }
    return recorded;
  }

  private static String name(JsonValue value, String field) {
    return value.text(field).orElse("");
  }

  private static int line(JsonValue value) {
    return value.number("line").orElse(0);
  }

  /// Whether something was not committed when the inventory was written.
  public boolean hasUncommitted() {
    return dates.containsValue("uncommitted");
  }

  /// The inventory with the recorded dates that still hold.
  ///
  /// @param committedWith what of it the commit has that the recorded inventory is of
  public Inventory reconcile(Inventory now, Inventory committedWith) {
    var held = committedWith.holdings().stream().flatMap(this::names).collect(Collectors.toSet());
    var found = new HashSet<>(committedWith.exposures());
    var holdings =
        now.holdings().stream()
            .map(holding ->
                holding.withValues(value ->
                    value.changed(
                        better(
                            value.changed(),
                            recorded(holding, value),
                            held.contains(name(holding, value))))))
            .toList();
    var exposures =
        now.exposures().stream()
            .map(one -> one.changed(better(one.changed(), recorded(one), found.contains(one))))
            .toList();
    var past = whole && now.past() == Inventory.Past.SHALLOW ? Inventory.Past.WHOLE : now.past();
    return new Inventory(past, holdings, now.uses(), exposures, now.omissions());
  }

  private Stream<String> names(Holding holding) {
    return holding.values().stream().map(value -> name(holding, value));
  }

  private static String name(Holding holding, Held value) {
    return String.join("\n", holding.kind().id(), holding.path(), holding.name(), value.name());
  }

  private static Changed better(Changed now, String recorded, boolean unchanged) {
    if (now instanceof Changed.Unknown && recorded.matches("[0-9]{4,}-[0-9]{2}-[0-9]{2}")) {
      return new Changed.On(LocalDate.parse(recorded));
    }
    return recorded.equals("uncommitted") && unchanged ? new Changed.Uncommitted() : now;
  }

  private String recorded(Holding holding, Held value) {
    return dates.getOrDefault(name(holding, value), "");
  }

  private String recorded(Exposure found) {
    return dates.getOrDefault(
        String.format(Locale.ROOT, "finding\n%s\n%s\n%d", found.path(), found.rule(), found.line()),
        "");
  }
}
