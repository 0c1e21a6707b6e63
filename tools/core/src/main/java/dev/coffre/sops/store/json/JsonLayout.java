package dev.coffre.sops.store.json;

import dev.coffre.sops.store.Splice;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Where and how to write something new in a JSON text, in the manner of what is around it.
final class JsonLayout {
  private final byte[] text;
  private final String unit;

  JsonLayout(byte[] text) {
    this.text = text;
    this.unit = firstIndent();
  }

  /// The white space in front of the first indented line, a tab if there is none.
  private String firstIndent() {
    for (int i = 0; i + 1 < text.length; i++) {
      if (text[i] == '\n' && isBlank(text[i + 1])) {
        int end = i + 1;
        while (end < text.length && isBlank(text[end])) {
          end++;
        }
        return slice(i + 1, end);
      }
    }
    return "\t";
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private String slice(int start, int end) {
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }

  byte[] rendered(Node node, int depth) throws StoreException {
    var writer = new JsonWriter(unit, unit.repeat(depth), JsonEscapes.NEEDED);
    writer.node(node);
    return writer.bytes();
  }

  /// Writes `value` at a path; what is missing on the way is made.
  Splice put(Json.Obj root, List<Object> path, Node value) throws StoreException {
    Json parent = root;
    for (int depth = 0; depth < path.size(); depth++) {
      var child = child(parent, path.get(depth));
      if (child.isEmpty()) {
        return append(parent, path.get(depth), nested(path, depth + 1, value), depth + 1);
      }
      parent = child.get();
    }
    return new Splice(parent.start(), parent.end(), rendered(value, path.size()));
  }

  private static Optional<Json> child(Json parent, Object step) {
    return switch (parent) {
      case Json.Obj object when step instanceof String key ->
          object.find(key).map(Json.Member::value);
      case Json.Arr(var elements, var start, var end)
          when step instanceof Integer index && index >= 0 && index < elements.size() ->
          Optional.of(elements.get(index));
      case Json.Obj object -> Optional.empty();
      case Json.Arr array -> Optional.empty();
      case Json.Leaf leaf -> Optional.empty();
    };
  }

  private Splice append(Json parent, Object step, Node value, int depth) throws StoreException {
    var rendered = new String(rendered(value, depth), StandardCharsets.UTF_8);
    return switch (parent) {
      case Json.Obj(var members, var start, var end) when step instanceof String key ->
          members.isEmpty()
              ? only(parent, quoted(key) + ": " + rendered, depth)
              : next(
                  members.getLast().start(),
                  members.getLast().value().end(),
                  quoted(key) + ": " + rendered);
      case Json.Arr(var elements, var start, var end) when step instanceof Integer ->
          elements.isEmpty()
              ? only(parent, rendered, depth)
              : next(elements.getLast().start(), elements.getLast().end(), rendered);
      case Json.Leaf leaf ->
          new Splice(leaf.start(), leaf.end(), rendered(nested(step, value), depth - 1));
      case Json.Obj object -> throw mismatch(step);
      case Json.Arr array -> throw mismatch(step);
    };
  }

  private static StoreException mismatch(Object step) {
    return new StoreException(step + " does not fit what is there");
  }

  private Splice only(Json container, String content, int depth) {
    var inside = "\n" + unit.repeat(depth) + content + "\n" + unit.repeat(depth - 1);
    return Splice.of(container.start() + 1, container.end() - 1, inside);
  }

  /// Behind the last child, with the white space that stands in front of it.
  private Splice next(int lastStart, int lastEnd, String content) {
    int start = lastStart;
    while (Character.isWhitespace(text[start - 1])) {
      start--;
    }
    var before = slice(start, lastStart);
    return Splice.of(lastEnd, lastEnd, "," + (before.isEmpty() ? " " : before) + content);
  }

  /// Takes a member or an element out, and one comma with it.
  Splice remove(Json.Obj root, List<Object> path) throws StoreException {
    Json parent = root;
    for (var step : path.subList(0, path.size() - 1)) {
      parent = child(parent, step).orElseThrow(() -> mismatch(step));
    }
    var last = path.getLast();
    return switch (parent) {
      case Json.Obj(var members, var start, var end) when last instanceof String key ->
          remove(
              members.stream().map(m -> new int[] {m.start(), m.value().end()}).toList(),
              index(members, key),
              parent);
      case Json.Arr(var elements, var start, var end)
          when last instanceof Integer index && index >= 0 && index < elements.size() ->
          remove(
              elements.stream().map(e -> new int[] {e.start(), e.end()}).toList(), index, parent);
      case Json.Obj object -> throw mismatch(last);
      case Json.Arr array -> throw mismatch(last);
      case Json.Leaf leaf -> throw mismatch(last);
    };
  }

  private static int index(List<Json.Member> members, String key) throws StoreException {
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).key().equals(key)) {
        return i;
      }
    }
    throw mismatch(key);
  }

  private static Splice remove(List<int[]> spans, int index, Json container) {
    if (spans.size() == 1) {
      return Splice.of(container.start() + 1, container.end() - 1, "");
    }
    return index == 0
        ? Splice.of(spans.get(0)[0], spans.get(1)[0], "")
        : Splice.of(spans.get(index - 1)[1], spans.get(index)[1], "");
  }

  private String quoted(String key) {
    var writer = new JsonWriter(unit, "", JsonEscapes.NEEDED);
    writer.string(key.getBytes(StandardCharsets.UTF_8));
    return new String(writer.bytes(), StandardCharsets.UTF_8);
  }

  private static Node nested(Object step, Node value) {
    return nested(List.of(step), 0, value);
  }

  private static Node nested(List<Object> path, int from, Node value) {
    var node = value;
    for (int i = path.size() - 1; i >= from; i--) {
      node =
          path.get(i) instanceof String key
              ? new Node.Mapping(List.of(new Entry(key, node)))
              : new Node.Sequence(List.of(node));
    }
    return node;
  }
}
