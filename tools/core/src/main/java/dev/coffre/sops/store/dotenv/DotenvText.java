package dev.coffre.sops.store.dotenv;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.FlatText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Renders lines.
final class DotenvText {
  private DotenvText() {}

  /// A line with its newline.
  static byte[] line(Item item) throws StoreException {
    var line = new ByteArrayOutputStream();
    switch (item) {
      case Comment(var text, var inline, var site) -> {
        line.write('#');
        line.writeBytes(text.bytes().expose(byte[]::clone));
      }
      case Entry(var key, Node.Scalar(var value, var site)) -> {
        line.writeBytes(key.getBytes(StandardCharsets.UTF_8));
        line.write('=');
        line.writeBytes(value(value));
      }
      case Entry(var key, var complex) ->
          throw new StoreException("cannot use complex value in dotenv file; offending key " + key);
    }
    line.write('\n');
    return line.toByteArray();
  }

  static byte[] value(Value value) {
    return value instanceof Value.Str(var bytes)
        ? bytes.expose(Line::escape)
        : FlatText.of(value).getBytes(StandardCharsets.UTF_8);
  }
}
