package dev.coffre.json;

import dev.coffre.pattern.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Reads JSON (RFC 8259).
final class JsonReader {
  /// As deep as any report nests, and far from the end of the stack.
  private static final int DEEPEST = 200;

  private static final Form NUMBER =
      Form.of("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private final String text;
  private int at;
  private int depth;

  JsonReader(String text) {
    this.text = text;
  }

  JsonValue read() throws JsonException {
    var value = value();
    skipBlanks();
    if (at < text.length()) {
      throw failure("something follows the value");
    }
    return value;
  }

  private JsonValue value() throws JsonException {
    skipBlanks();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> new JsonValue.Text(string());
      case 't' -> word("true", JsonValue.Word.TRUE);
      case 'f' -> word("false", JsonValue.Word.FALSE);
      case 'n' -> word("null", JsonValue.Word.NULL);
      default -> number();
    };
  }

  private JsonValue object() throws JsonException {
    var fields = new LinkedHashMap<String, JsonValue>();
    enter();
    if (!closes('}')) {
      do {
        skipBlanks();
        var name = string();
        skipBlanks();
        expect(':');
        fields.put(name, value());
      } while (continues('}'));
    }
    depth--;
    return new JsonValue.Fields(fields);
  }

  private JsonValue array() throws JsonException {
    var items = new ArrayList<JsonValue>();
    enter();
    if (!closes(']')) {
      do {
        items.add(value());
      } while (continues(']'));
    }
    depth--;
    return new JsonValue.Items(items);
  }

  private void enter() throws JsonException {
    at++;
    if (++depth > DEEPEST) {
      throw failure("it nests deeper than " + DEEPEST + " levels");
    }
  }

  private boolean closes(char end) {
    skipBlanks();
    boolean closed = peek() == end;
    at += closed ? 1 : 0;
    return closed;
  }

  private boolean continues(char end) throws JsonException {
    if (closes(end)) {
      return false;
    }
    expect(',');
    return true;
  }

  private String string() throws JsonException {
    expect('"');
    var string = new StringBuilder();
    while (at == text.length() || peek() != '"') {
      char c = next();
      if (c < ' ') {
        throw failure("a string holds a control character");
      }
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() throws JsonException {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unit();
      default -> throw failure("an escape is not known");
    };
  }

  private char unit() throws JsonException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw failure("four hexadecimal digits are expected");
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  private JsonValue number() throws JsonException {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    var digits = text.substring(start, at);
    if (!NUMBER.matches(digits)) {
      throw failure("a value is expected");
    }
    return new JsonValue.Numeral(digits);
  }

  private JsonValue word(String word, JsonValue value) throws JsonException {
    if (!text.startsWith(word, at)) {
      throw failure("a value is expected");
    }
    at += word.length();
    return value;
  }

  private void expect(char wanted) throws JsonException {
    if (peek() != wanted) {
      throw failure("'" + wanted + "' is expected");
    }
    at++;
  }

  private char next() throws JsonException {
    if (at == text.length()) {
      throw failure("it ends too early");
    }
    return text.charAt(at++);
  }

  /// The character at this place, NUL behind the end.
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private JsonException failure(String why) {
    return new JsonException("character " + (at + 1) + ": " + why);
  }
}
