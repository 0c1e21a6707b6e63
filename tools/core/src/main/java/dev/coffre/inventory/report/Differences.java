package dev.coffre.inventory.report;

import dev.coffre.inventory.source.Inventory;
import dev.coffre.json.JsonException;
import dev.coffre.scan.baseline.SecretDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What differs between two inventories.
///
/// @param added what only the newer has
/// @param gone what only the older has
/// @param altered what both have, and what of it is not the same
public record Differences(List<String> added, List<String> gone, List<Altered> altered) {
  private static final String LINE = "line";

  /// Something that both have.
  public record Altered(String name, List<String> changes) {}

  /// Between two texts of [JsonInventory]; lines and dates count.
  ///
  /// @throws JsonException if one is none
  public static Differences ofTexts(String before, String after) throws JsonException {
    return of(Entry.of(before), Entry.of(after), true, List.of());
  }

  /// Between what two commits hold. That a line moved is no difference; that a value is another one
  /// is, whatever their dates.
  public static Differences ofContents(Inventory before, Inventory after) {
    try {
      return of(
          Entry.of(JsonInventory.write(before)),
          Entry.of(JsonInventory.write(after)),
          false,
          replaced(before, after));
    } catch (JsonException e) {
      throw new IllegalStateException("an inventory is not well-formed", e);
    }
  }

  public boolean isEmpty() {
    return added.isEmpty() && gone.isEmpty() && altered.isEmpty();
  }

  private static Differences of(
      Map<String, Entry> before, Map<String, Entry> after, boolean lines, List<String> replaced) {
    var added = new ArrayList<String>();
    var altered = new ArrayList<Altered>();
    for (var entry : after.entrySet()) {
      var old = before.get(entry.getKey());
      if (old == null) {
        added.add(entry.getKey() + place(entry.getValue()));
      } else {
        var changes = changes(old, entry.getValue(), lines);
        if (replaced.contains(entry.getKey())) {
          changes.add("another value");
        }
        if (!changes.isEmpty()) {
          altered.add(new Altered(entry.getKey(), List.copyOf(changes)));
        }
      }
    }
    var gone = before.keySet().stream().filter(name -> !after.containsKey(name)).toList();
    return new Differences(List.copyOf(added), gone, List.copyOf(altered));
  }

  private static String place(Entry entry) {
    var line = entry.details().get(LINE);
    return line == null ? "" : ", line " + line;
  }

  private static List<String> changes(Entry before, Entry after, boolean lines) {
    var names = new TreeSet<>(before.details().keySet());
    names.addAll(after.details().keySet());
    if (!lines) {
      names.remove(LINE);
    }
    var changes = new ArrayList<String>();
    for (var name : names) {
      var old = before.details().getOrDefault(name, "");
      var now = after.details().getOrDefault(name, "");
      if (!old.equals(now)) {
        changes.add("%s: %s -> %s".formatted(name, shown(old), shown(now)));
      }
    }
    return changes;
  }

  private static String shown(String detail) {
    return detail.isEmpty() ? "none" : detail;
  }

  private static List<String> replaced(Inventory before, Inventory after) {
    var old = digests(before);
    var replaced = new ArrayList<String>();
    digests(after)
        .forEach((name, digest) -> {
          var was = old.get(name);
          if (was != null && !was.equals(digest)) {
            replaced.add(name);
          }
        });
    return replaced;
  }

  private static Map<String, SecretDigest> digests(Inventory inventory) {
    var digests = new HashMap<String, SecretDigest>();
    for (var holding : inventory.holdings()) {
      var name = holding.name().isEmpty() ? "" : " " + holding.name();
      var title = holding.kind().id() + " " + holding.path() + name;
      holding.values().forEach(value -> digests.put(title + ": " + value.name(), value.digest()));
    }
    return digests;
  }

  /// For people, a line each.
  public String text() {
    var text = new StringBuilder();
    added.forEach(name -> text.append("+ ").append(name).append('\n'));
    gone.forEach(name -> text.append("- ").append(name).append('\n'));
    altered.forEach(one ->
        text.append("~ ")
            .append(one.name())
            .append(": ")
            .append(String.join("; ", one.changes()))
            .append('\n'));
    return text.toString();
  }

  /// For the summary of a pipeline.
  ///
  /// @param since the name of what it was compared with
  public String markdown(String since) {
    var text = new StringBuilder("## Secrets: what changed since ");
    text.append(Markdown.code(since)).append("\n\n");
    if (isEmpty()) {
      return text.append("Nothing.\n").toString();
    }
    section(text, "New", added);
    section(text, "Gone", gone);
    section(
        text,
        "Changed",
        altered.stream().map(one -> one.name() + ": " + String.join("; ", one.changes())).toList());
    return text.toString();
  }

  private static void section(StringBuilder text, String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("### ").append(heading).append("\n\n");
      lines.forEach(line -> text.append("* ").append(Markdown.text(line)).append('\n'));
      text.append('\n');
    }
  }
}
