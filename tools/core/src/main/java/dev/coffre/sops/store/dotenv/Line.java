package dev.coffre.sops.store.dotenv;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A line that is not empty.
///
/// @param item the entry or comment it holds
/// @param start byte offset of its first byte
/// @param end byte offset behind its newline, or behind its last byte if it has none
record Line(Item item, int start, int end) {

  /// Where a value or the text of a comment stands.
  ///
  /// @param comment whether it is a comment, in which `\n` is two characters
  record Place(int start, int end, boolean comment) implements Site {}

  static Line comment(byte[] source, int start, int stop, int end) {
    var text = SecretBytes.adopt(Arrays.copyOfRange(source, start + 1, stop));
    var place = new Place(start + 1, stop, true);
    return new Line(new Comment(new Value.Str(text), false, place), start, end);
  }

  static Line entry(byte[] source, int start, int equals, int stop, int end) {
    var key = new String(source, start, equals - start, StandardCharsets.UTF_8);
    var value = new Value.Str(SecretBytes.adopt(unescape(source, equals + 1, stop)));
    var place = new Place(equals + 1, stop, false);
    return new Line(new Entry(key, new Node.Scalar(value, place)), start, end);
  }

  /// `\n` as two characters is a newline; a backslash itself is never escaped.
  private static byte[] unescape(byte[] source, int start, int stop) {
    var value = new ByteArrayOutputStream(stop - start);
    for (int i = start; i < stop; i++) {
      boolean newline = source[i] == '\\' && i + 1 < stop && source[i + 1] == 'n';
      value.write(newline ? '\n' : source[i]);
      i += newline ? 1 : 0;
    }
    return value.toByteArray();
  }

  /// A value as it stands in a line.
  static byte[] escape(byte[] value) {
    var text = new ByteArrayOutputStream(value.length);
    for (byte b : value) {
      if (b == '\n') {
        text.write('\\');
        text.write('n');
      } else {
        text.write(b);
      }
    }
    return text.toByteArray();
  }
}
