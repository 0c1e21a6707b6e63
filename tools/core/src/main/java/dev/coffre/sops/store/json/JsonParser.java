package dev.coffre.sops.store.json;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Nesting;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads strict JSON (RFC 8259) from bytes. Unlike sops it refuses a file that ends early or goes
/// on behind the object, and text that is not UTF-8.
final class JsonParser {
  private final byte[] source;
  private int position;
  private int depth;

  private JsonParser(byte[] source) {
    this.source = source;
  }

  /// Reads a whole file, which must be an object.
  static Json.Obj parse(byte[] source) throws StoreException {
    var parser = new JsonParser(source);
    var root = parser.document();
    if (root instanceof Json.Obj object) {
      return object;
    }
    throw new StoreException(
        "a JSON file must hold an object at the top, not an array or a single value");
  }

  private Json document() throws StoreException {
    var root = value();
    space();
    if (position < source.length) {
      throw refused("text behind the end of the JSON object");
    }
    return root;
  }

  private Json value() throws StoreException {
    space();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> {
        int start = position;
        var text = new JsonString(source, position + 1);
        position = text.end();
        yield new Json.Leaf(new Value.Str(text.bytes()), start, position);
      }
      case 't' -> word("true", new Value.Bool(true));
      case 'f' -> word("false", new Value.Bool(false));
      case 'n' -> word("null", new Value.Null());
      default -> number();
    };
  }

  private Json.Obj object() throws StoreException {
    int start = enter();
    var members = new ArrayList<Json.Member>();
    space();
    if (peek() != '}') {
      do {
        members.add(member());
        space();
      } while (more('}'));
    }
    leave();
    return new Json.Obj(List.copyOf(members), start, position);
  }

  private Json.Member member() throws StoreException {
    space();
    int start = position;
    if (peek() != '"') {
      throw refused("an object key must be a string");
    }
    var key = new JsonString(source, position + 1);
    position = key.end();
    space();
    if (peek() != ':') {
      throw refused("a colon is missing behind an object key");
    }
    position++;
    return new Json.Member(key.text(), start, value());
  }

  private Json.Arr array() throws StoreException {
    int start = enter();
    var elements = new ArrayList<Json>();
    space();
    if (peek() != ']') {
      do {
        elements.add(value());
        space();
      } while (more(']'));
    }
    leave();
    return new Json.Arr(List.copyOf(elements), start, position);
  }

  private boolean more(char close) throws StoreException {
    int next = peek();
    if (next == ',') {
      position++;
      return true;
    }
    if (next == close) {
      return false;
    }
    throw refused("a comma or " + close + " is missing");
  }

  private int enter() throws StoreException {
    if (++depth > Nesting.MAX) {
      throw refused("nested more than " + Nesting.MAX + " levels deep");
    }
    return position++;
  }

  private void leave() {
    depth--;
    position++;
  }

  private Json word(String word, Value value) throws StoreException {
    int start = position;
    int end = start + word.length();
    if (end > source.length
        || !new String(source, start, word.length(), StandardCharsets.ISO_8859_1).equals(word)) {
      throw refused("not a JSON value");
    }
    position = end;
    return new Json.Leaf(value, start, end);
  }

  private Json number() throws StoreException {
    int start = position;
    while (position < source.length && isNumberByte(source[position])) {
      position++;
    }
    var text = new String(source, start, position - start, StandardCharsets.US_ASCII);
    var value = JsonNumber.read(text).orElseThrow(() -> at(start, "not a JSON value"));
    return new Json.Leaf(value, start, position);
  }

  private static boolean isNumberByte(byte b) {
    return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
  }

  private void space() {
    while (position < source.length
        && (source[position] == ' '
            || source[position] == '\n'
            || source[position] == '\t'
            || source[position] == '\r')) {
      position++;
    }
  }

  private int peek() throws StoreException {
    if (position >= source.length) {
      throw refused("unexpected end of the file");
    }
    return source[position];
  }

  private StoreException refused(String why) {
    return at(position, why);
  }

  private StoreException at(int offset, String why) {
    return JsonString.refused(source, offset, why);
  }
}
