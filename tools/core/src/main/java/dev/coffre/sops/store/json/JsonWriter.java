package dev.coffre.sops.store.json;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.GoFloat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes JSON in the layout of Go's `json.Indent`. Comments are dropped.
final class JsonWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final String indent;
  private final String margin;
  private final JsonEscapes escapes;

  /// A writer of values in a text.
  ///
  /// @param indent of one level
  /// @param margin in front of every line but the first
  JsonWriter(String indent, String margin, JsonEscapes escapes) {
    this.indent = indent;
    this.margin = margin;
    this.escapes = escapes;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  void node(Node node) throws StoreException {
    node(node, 0);
  }

  private void node(Node node, int depth) throws StoreException {
    switch (node) {
      case Node.Mapping(var items) -> mapping(items, depth);
      case Node.Sequence(var elements) -> sequence(elements, depth);
      case Node.Scalar(var value, var site) -> value(value);
    }
  }

  private void mapping(List<Item> items, int depth) throws StoreException {
    boolean first = true;
    text("{");
    for (var item : items) {
      if (item instanceof Entry(var key, var value)) {
        separate(first, depth + 1);
        first = false;
        string(key.getBytes(StandardCharsets.UTF_8));
        text(": ");
        node(value, depth + 1);
      }
    }
    close(first, depth, "}");
  }

  private void sequence(List<Element> elements, int depth) throws StoreException {
    boolean first = true;
    text("[");
    for (var element : elements) {
      switch (element) {
        case Comment comment -> {}
        case Node node -> {
          separate(first, depth + 1);
          first = false;
          node(node, depth + 1);
        }
      }
    }
    close(first, depth, "]");
  }

  private void separate(boolean first, int depth) {
    text(first ? "" : ",");
    line(depth);
  }

  private void close(boolean empty, int depth, String bracket) {
    if (!empty) {
      line(depth);
    }
    text(bracket);
  }

  private void line(int depth) {
    text("\n" + margin + indent.repeat(depth));
  }

  void value(Value value) throws StoreException {
    switch (value) {
      case Value.Str(SecretBytes bytes) ->
          bytes.expose(raw -> {
            string(raw);
            return out;
          });
      case Value.Int(long number) -> text(Long.toString(number));
      case Value.Real(double number) -> real(number);
      case Value.Bool(boolean truth) -> text(Boolean.toString(truth));
      case Value.Time(String rfc3339) -> text('"' + rfc3339 + '"');
      case Value.Null() -> text("null");
    }
  }

  private void real(double number) throws StoreException {
    if (!Double.isFinite(number)) {
      throw new StoreException("JSON cannot hold infinity or NaN");
    }
    text(GoFloat.json(number));
  }

  /// A string in quotes.
  void string(byte[] utf8) {
    out.write('"');
    escapes.write(utf8, out);
    out.write('"');
  }

  void text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
