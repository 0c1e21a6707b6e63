package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.io.ByteArrayOutputStream;

/// Nodes in brackets, on one line; comments have no place there.
final class FlowText {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private FlowText() {}

  static byte[] of(Node node) {
    var text = new FlowText();
    text.node(node);
    return text.out.toByteArray();
  }

  /// An entry without the braces.
  static byte[] entry(String key, Node value) {
    var text = new FlowText();
    text.pair(key, value);
    return text.out.toByteArray();
  }

  private void node(Node node) {
    switch (node) {
      case Node.Scalar(var value, var site) -> out.writeBytes(InlineText.of(value, true));
      case Node.Mapping(var items) -> {
        out.write('{');
        int written = 0;
        for (var item : items) {
          if (item instanceof Entry(String key, Node value)) {
            separate(written++);
            pair(key, value);
          }
        }
        out.write('}');
      }
      case Node.Sequence(var elements) -> {
        out.write('[');
        int written = 0;
        for (var element : elements) {
          switch (element) {
            case Comment comment -> {}
            case Node value -> {
              separate(written++);
              node(value);
            }
          }
        }
        out.write(']');
      }
    }
  }

  private void separate(int written) {
    if (written > 0) {
      out.write(',');
      out.write(' ');
    }
  }

  private void pair(String key, Node value) {
    out.writeBytes(InlineText.of(Value.Str.of(key), true));
    out.write(':');
    out.write(' ');
    node(value);
  }
}
