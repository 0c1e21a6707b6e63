package dev.coffre.sops.store.ini;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.FlatText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes sections in the layout of the Go library: delimiters aligned, a blank line between
/// sections, quotes where it thinks they are needed.
final class IniWriter {
  private final StringBuilder out = new StringBuilder();

  /// A key's value and comment; comments are empty if there is none.
  private record Line(String value, String comment) {}

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  void sections(List<Item> items) throws StoreException {
    var sections =
        items.stream().filter(item -> item instanceof Entry).map(Entry.class::cast).toList();
    for (int i = 0; i < sections.size(); i++) {
      if (!(sections.get(i).value() instanceof Node.Mapping(var content))) {
        throw new StoreException(
            "Error encoding section: Section values should always be TreeBranches");
      }
      section(latin1(sections.get(i).key()), content, i == 0);
      if (i < sections.size() - 1 && !isEmptyDefault(sections.get(i), i == 0)) {
        out.append('\n');
      }
    }
  }

  private static boolean isEmptyDefault(Entry section, boolean first) {
    return first
        && section.key().equalsIgnoreCase(Ini.DEFAULT)
        && section.value() instanceof Node.Mapping(var items)
        && items.stream().noneMatch(item -> item instanceof Entry);
  }

  void section(String name, List<Item> items, boolean first) throws StoreException {
    if (!items.isEmpty() && items.getFirst() instanceof Comment comment) {
      comment(kept(comment), false);
    }
    if (!first || !name.equalsIgnoreCase(Ini.DEFAULT)) {
      out.append('[').append(name).append("]\n");
    }
    lines(keys(items));
  }

  private static String kept(Comment comment) {
    return comment.site() instanceof Ini.NoteSite(var s, var e, var pieces, var orphan) && orphan
        ? ""
        : latin1(comment.text());
  }

  /// Keys in the order of their first appearance, with the last of their values and comments.
  private static Map<String, Line> keys(List<Item> items) throws StoreException {
    var keys = new LinkedHashMap<String, Line>();
    var last = Optional.<String>empty();
    for (var item : items) {
      switch (item) {
        case Entry(var key, Node.Scalar(var value, var site)) -> {
          var name = latin1(key);
          var comment = keys.containsKey(name) ? keys.get(name).comment() : "";
          keys.put(name, new Line(latin1(value), comment));
          last = Optional.of(name);
        }
        case Entry(var key, var node) ->
            throw new StoreException(
                "an ini file has no values below the keys of a section: " + key);
        case Comment comment ->
            last.filter(name -> !isOrphan(comment))
                .ifPresent(name ->
                    keys.computeIfPresent(
                        name, (k, line) -> new Line(line.value(), latin1(comment.text()))));
      }
    }
    return keys;
  }

  private static boolean isOrphan(Comment comment) {
    return comment.site() instanceof Ini.NoteSite site && site.orphan();
  }

  private void lines(Map<String, Line> keys) {
    int width = keys.keySet().stream().mapToInt(name -> quotedKey(name).length()).max().orElse(0);
    keys.forEach((name, line) -> {
      comment(line.comment(), true);
      var key = quotedKey(name);
      out.append(key).append(" ".repeat(width - key.length())).append(" = ");
      out.append(quotedValue(line.value())).append('\n');
    });
  }

  private void comment(String comment, boolean trimmed) {
    for (var line : comment.isEmpty() ? List.<String>of() : List.of(comment.split("\n", -1))) {
      out.append(commentLine(line, trimmed)).append('\n');
    }
  }

  /// A line of a comment, with a mark if it has none.
  static String commentLine(String line, boolean trimmed) {
    if (line.startsWith("#") || line.startsWith(";")) {
      return line.charAt(0) + " " + Spaces.trim(line.substring(1));
    }
    return "; " + (trimmed ? Spaces.trim(line) : line);
  }

  static String quotedKey(String name) {
    if (name.contains("\"") || name.contains("=") || name.contains(":")) {
      return "`" + name + "`";
    }
    return name.contains("`") ? "\"\"\"" + name + "\"\"\"" : name;
  }

  private static String quotedValue(String value) {
    if (value.contains("\n") || value.contains("`")) {
      return "\"\"\"" + value + "\"\"\"";
    }
    if (value.contains("#") || value.contains(";")) {
      return "`" + value + "`";
    }
    return Spaces.trim(value).length() == value.length() ? value : "\"" + value + "\"";
  }

  static String latin1(Value value) {
    return value instanceof Value.Str(var bytes)
        ? bytes.expose(raw -> new String(raw, StandardCharsets.ISO_8859_1))
        : FlatText.of(value);
  }

  static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
