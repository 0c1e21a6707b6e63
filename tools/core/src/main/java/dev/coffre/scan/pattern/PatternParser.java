package dev.coffre.scan.pattern;

import java.util.ArrayList;
import java.util.List;

/// Reads the syntax that {@link TokenPattern} describes.
final class PatternParser {
  /// A group is copied for each repeat.
  private static final int MOST_GROUPS = 64;

  private static final ByteSet NO_LINE_END = ByteSet.NONE.with("\n").others();
  private static final ByteSet BLANK = ByteSet.NONE.with('\t', '\r').with(" ");

  private final String source;
  private int at;
  private boolean anyCase;

  PatternParser(String source) {
    this.source = source;
  }

  Node parse() throws PatternException {
    if (source.startsWith("(?i)")) {
      anyCase = true;
      at = 4;
    }
    var node = choice();
    if (at < source.length()) {
      throw failure("unexpected '" + source.charAt(at) + "'");
    }
    return node;
  }

  private Node choice() throws PatternException {
    var options = new ArrayList<Node>(List.of(sequence()));
    while (accept('|')) {
      options.add(sequence());
    }
    return options.size() == 1 ? options.getFirst() : new Node.Choice(options);
  }

  private Node sequence() throws PatternException {
    var parts = new ArrayList<Node>();
    while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
      parts.add(repeated(atom()));
    }
    return new Node.Sequence(parts);
  }

  private Node atom() throws PatternException {
    char c = source.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> one(characterClass());
      case '\\' -> one(escape());
      case '.' -> one(NO_LINE_END);
      case '*', '+', '?', '{', '}', ']', '^', '$' -> throw failure("'" + c + "' needs a backslash");
      default -> one(ByteSet.NONE.with(ascii(c), c));
    };
  }

  private Node group() throws PatternException {
    if (accept('?') && !accept(':')) {
      throw failure("only (?: is known");
    }
    var inside = choice();
    if (!accept(')')) {
      throw failure("a ')' is missing");
    }
    return inside;
  }

  private Node one(ByteSet set) {
    return new Node.Run(anyCase ? set.anyCase() : set, 1, 1);
  }

  private Node repeated(Node node) throws PatternException {
    if (accept('?')) {
      return times(node, 0, 1);
    }
    if (accept('*')) {
      return times(node, 0, TokenPattern.MOST);
    }
    if (accept('+')) {
      return times(node, 1, TokenPattern.MOST);
    }
    if (!accept('{')) {
      return node;
    }
    int least = number();
    int most = accept(',') ? number() : least;
    if (!accept('}') || most < least) {
      throw failure("a repeat is written {n} or {n,m}");
    }
    return times(node, least, most);
  }

  private Node times(Node node, int least, int most) throws PatternException {
    if (node instanceof Node.Run(var set, int once, int onceAtMost)
        && once == 1
        && onceAtMost == 1) {
      return new Node.Run(set, least, most);
    }
    if (most > MOST_GROUPS) {
      throw failure("a group repeats " + MOST_GROUPS + " times at most");
    }
    return new Node.Repeat(node, least, most);
  }

  private int number() throws PatternException {
    int from = at;
    while (at < source.length() && Character.isDigit(source.charAt(at))) {
      at++;
    }
    if (at == from || at - from > 4) {
      throw failure("a number up to 9999 is missing");
    }
    return Integer.parseInt(source, from, at, 10);
  }

  private ByteSet characterClass() throws PatternException {
    boolean negated = accept('^');
    var bytes = ByteSet.NONE;
    do {
      bytes = withMember(bytes);
    } while (!accept(']'));
    return negated ? bytes.others() : bytes;
  }

  private ByteSet withMember(ByteSet bytes) throws PatternException {
    char first = next("a ']' is missing");
    if (first == '\\') {
      return bytes.with(escape());
    }
    if (at + 1 < source.length() && source.charAt(at) == '-' && source.charAt(at + 1) != ']') {
      at++;
      return bytes.with(first, last(first));
    }
    return bytes.with(first, first);
  }

  private char last(char first) throws PatternException {
    char last = next("a ']' is missing");
    if (last < first) {
      throw failure("a range ends before it starts");
    }
    return last;
  }

  private ByteSet escape() throws PatternException {
    char c = next("a character is missing behind the backslash");
    return switch (c) {
      case 'd' -> ByteSet.DIGIT;
      case 'w' -> ByteSet.WORD;
      case 's' -> BLANK;
      case 'n' -> ByteSet.NONE.with("\n");
      case 'r' -> ByteSet.NONE.with("\r");
      case 't' -> ByteSet.NONE.with("\t");
      default -> {
        if (Character.isLetterOrDigit(c)) {
          throw failure("\\" + c + " is not known");
        }
        yield ByteSet.NONE.with(c, c);
      }
    };
  }

  private char next(String complaint) throws PatternException {
    if (at >= source.length()) {
      throw failure(complaint);
    }
    return ascii(source.charAt(at++));
  }

  private char ascii(char c) throws PatternException {
    if (c > 0x7e) {
      throw failure("only ASCII is known");
    }
    return c;
  }

  private boolean accept(char c) {
    if (at < source.length() && source.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private PatternException failure(String message) {
    return new PatternException(message, source, at);
  }
}
