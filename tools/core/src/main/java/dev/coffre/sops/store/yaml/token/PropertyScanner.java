package dev.coffre.sops.store.yaml.token;

import dev.coffre.sops.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Reads what begins with `&`, `*`, `!` or `%`: anchors, aliases, tags and directives.
public final class PropertyScanner {
  private static final String URI = "-;/?:@&=+$,.!~*'()[]";

  private final Cursor cursor;
  private final int parentIndent;

  public PropertyScanner(Cursor cursor, int parentIndent) {
    this.parentIndent = parentIndent;
    this.cursor = cursor;
  }

  public Token anchor(Token.Kind kind) throws StoreException {
    var start = cursor.mark();
    cursor.skip();
    var name = word();
    if (name.isEmpty() || !(cursor.isBlankOrEnd(0) || "?:,]}%@`".indexOf(cursor.at(0)) >= 0)) {
      throw Cursor.error(start, "the name of an anchor or alias has only letters, digits, - and _");
    }
    return new Token(kind, start, cursor.mark(), new Token.Name(name, parentIndent));
  }

  public Token tag() throws StoreException {
    var start = cursor.mark();
    Token.TagName name = cursor.at(1) == '<' ? verbatimTag(start) : shorthandTag(start);
    if (!cursor.isBlankOrEnd(0)) {
      throw Cursor.error(start, "a tag is not followed by white space");
    }
    return new Token(Token.Kind.TAG, start, cursor.mark(), name);
  }

  private Token.TagName verbatimTag(Mark start) throws StoreException {
    cursor.skip(2);
    var uri = uri("", start);
    if (cursor.at(0) != '>') {
      throw Cursor.error(start, "a tag in !<…> is not closed");
    }
    cursor.skip();
    return new Token.TagName("", uri);
  }

  private Token.TagName shorthandTag(Mark start) throws StoreException {
    var handle = handle(false, start);
    if (handle.length() > 1 && handle.endsWith("!")) {
      return new Token.TagName(handle, uri("", start));
    }
    var suffix = uri(handle, start);
    return suffix.isEmpty() ? new Token.TagName("", "!") : new Token.TagName("!", suffix);
  }

  public Token directive() throws StoreException {
    var start = cursor.mark();
    cursor.skip();
    var name = word();
    if (!cursor.isBlankOrEnd(0)) {
      throw Cursor.error(start, "a directive has a name of letters only");
    }
    var token =
        switch (name) {
          case "YAML" -> version(start);
          case "TAG" -> tagDirective(start);
          default -> throw Cursor.error(start, "unknown directive; only %YAML and %TAG exist");
        };
    endLine(start);
    return token;
  }

  private void endLine(Mark start) throws StoreException {
    cursor.skipBlanks();
    if (cursor.at(0) == '#') {
      cursor.readComment();
    }
    if (!cursor.isBreakOrEnd(0)) {
      throw Cursor.error(start, "text follows a directive on its line");
    }
    cursor.skipLine();
  }

  private Token version(Mark start) throws StoreException {
    cursor.skipBlanks();
    int major = number(start);
    if (cursor.at(0) != '.') {
      throw Cursor.error(start, "%YAML needs a version such as 1.1");
    }
    cursor.skip();
    int minor = number(start);
    var version = new Token.Version(major, minor);
    return new Token(Token.Kind.VERSION_DIRECTIVE, start, cursor.mark(), version);
  }

  private int number(Mark start) throws StoreException {
    int from = cursor.offset();
    int value = 0;
    while (cursor.at(0) >= '0' && cursor.at(0) <= '9' && cursor.offset() - from < 3) {
      value = value * 10 + cursor.at(0) - '0';
      cursor.skip();
    }
    if (cursor.offset() == from || cursor.offset() - from > 2) {
      throw Cursor.error(start, "%YAML needs a version such as 1.1");
    }
    return value;
  }

  private Token tagDirective(Mark start) throws StoreException {
    cursor.skipBlanks();
    var handle = handle(true, start);
    if (!cursor.isBlank(0)) {
      throw Cursor.error(start, "%TAG needs a handle and a prefix");
    }
    cursor.skipBlanks();
    var prefix = uri("", start);
    if (!cursor.isBlankOrEnd(0)) {
      throw Cursor.error(start, "the prefix of %TAG is not followed by white space");
    }
    var name = new Token.TagName(handle, prefix);
    return new Token(Token.Kind.TAG_DIRECTIVE, start, cursor.mark(), name);
  }

  private String word() {
    var out = new ByteArrayOutputStream();
    while (Characters.isWord(cursor.at(0))) {
      cursor.read(out);
    }
    return out.toString(StandardCharsets.US_ASCII);
  }

  /// `!`, `!word!`, or in a tag the `!word` that a suffix begins with.
  private String handle(boolean directive, Mark start) throws StoreException {
    if (cursor.at(0) != '!') {
      throw Cursor.error(start, "a tag handle begins with !");
    }
    cursor.skip();
    var word = word();
    if (cursor.at(0) == '!') {
      cursor.skip();
      return "!" + word + "!";
    }
    if (directive && !word.isEmpty()) {
      throw Cursor.error(start, "the handle of %TAG ends with !");
    }
    return "!" + word;
  }

  /// The rest of a tag; `handle` is what was read of it, with its `!`.
  private String uri(String handle, Mark start) throws StoreException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        handle.isEmpty() ? new byte[0] : handle.substring(1).getBytes(StandardCharsets.US_ASCII));
    int from = cursor.offset();
    while (Characters.isWord(cursor.at(0)) || cursor.at(0) == '%' || isUri(cursor.at(0))) {
      if (cursor.at(0) == '%') {
        out.write(escapedOctet(start));
      } else {
        cursor.read(out);
      }
    }
    if (cursor.offset() == from && handle.isEmpty()) {
      throw Cursor.error(start, "a tag is empty");
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static boolean isUri(int character) {
    return character != 0 && URI.indexOf(character) >= 0;
  }

  private int escapedOctet(Mark start) throws StoreException {
    int high = Character.digit(cursor.at(1), 16);
    int low = Character.digit(cursor.at(2), 16);
    if (high < 0 || low < 0) {
      throw Cursor.error(start, "a % in a tag is followed by two hexadecimal digits");
    }
    cursor.skip(3);
    return high << 4 | low;
  }
}
