package dev.coffre.pattern;

import java.util.ArrayList;
import java.util.List;

/// Reads the syntax that {@link TokenPattern} describes, or that of a {@link Form}.
final class PatternParser {
  /// A group is copied for each repeat.
  private static final int MOST_GROUPS = 64;

  /// What `*` and `+` take of a form.
  static final int UNBOUNDED = Integer.MAX_VALUE;

  private static final ByteSet NO_LINE_END = ByteSet.NONE.with("\n").others();
  private static final ByteSet BLANK = ByteSet.NONE.with('\t', '\r').with(" ");

  private static final ByteSet ALL = ByteSet.NONE.others();

  private final String source;
  private final boolean ofToken;
  private int at;
  private boolean anyCase;
  private ByteSet dot = NO_LINE_END;
  private int groups;

  private PatternParser(String source, boolean ofToken) {
    this.source = source;
    this.ofToken = ofToken;
  }

  static PatternParser ofToken(String source) {
    return new PatternParser(source, true);
  }

  static PatternParser ofForm(String source) {
    return new PatternParser(source, false);
  }

  /// How many groups are remembered of what was parsed.
  int groups() {
    return groups;
  }

  Node parse() throws PatternException {
    flags();
    var node = choice();
    if (at < source.length()) {
      throw failure("unexpected '" + source.charAt(at) + "'");
    }
    return node;
  }

  private void flags() {
    if (source.startsWith("(?i)")) {
      anyCase = true;
      at = 4;
    } else if (!ofToken && source.startsWith("(?is)")) {
      anyCase = true;
      dot = ALL;
      at = 5;
    }
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
      case '\\' -> !ofToken && accept('b') ? new Node.Edge() : one(escape());
      case '.' -> one(dot);
      case '*', '+', '?', '{' -> throw needsBackslash(c);
      case '}', ']', '^', '$' -> sign(c);
      default -> one(single(c));
    };
  }

  /// What a token's pattern has no use for, and so takes for a mistake.
  private Node sign(char c) throws PatternException {
    if (ofToken) {
      throw needsBackslash(c);
    }
    return switch (c) {
      case '^' -> new Node.Start();
      case '$' -> new Node.Finish();
      default -> one(single(c));
    };
  }

  private ByteSet single(char c) throws PatternException {
    return cased(ByteSet.NONE.with(ascii(c), c));
  }

  private ByteSet cased(ByteSet set) {
    return anyCase ? set.anyCase() : set;
  }

  private Node group() throws PatternException {
    if (accept('?')) {
      return special();
    }
    if (ofToken) {
      return inside();
    }
    int number = ++groups;
    return new Node.Group(number, inside());
  }

  private Node special() throws PatternException {
    if (accept(':')) {
      return inside();
    }
    if (!ofToken && accept('=')) {
      return new Node.Look(inside(), true);
    }
    if (!ofToken && accept('!')) {
      return new Node.Look(inside(), false);
    }
    throw failure("only (?: is known");
  }

  private Node inside() throws PatternException {
    var inside = choice();
    if (!accept(')')) {
      throw failure("a ')' is missing");
    }
    return inside;
  }

  private Node one(ByteSet set) {
    return new Node.Run(set, 1, 1);
  }

  private Node repeated(Node node) throws PatternException {
    if (accept('?')) {
      return times(node, 0, 1);
    }
    if (accept('*')) {
      return times(node, 0, unbounded());
    }
    if (accept('+')) {
      return times(node, 1, unbounded());
    }
    if (!accept('{')) {
      return node;
    }
    int least = number();
    int most = accept(',') ? most() : least;
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
    if (most > MOST_GROUPS && most != UNBOUNDED) {
      throw failure("a group repeats " + MOST_GROUPS + " times at most");
    }
    return new Node.Repeat(node, least, most);
  }

  private int unbounded() {
    return ofToken ? TokenPattern.MOST : UNBOUNDED;
  }

  private int most() throws PatternException {
    return !ofToken && at < source.length() && source.charAt(at) == '}' ? UNBOUNDED : number();
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
    var all = cased(bytes);
    return negated ? all.others() : all;
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
      case 'S', 'W' -> others(c);
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

  private ByteSet others(char c) throws PatternException {
    if (ofToken) {
      throw failure("\\" + c + " is not known");
    }
    return (c == 'S' ? BLANK : ByteSet.WORD).others();
  }

  private PatternException needsBackslash(char c) {
    return failure("'" + c + "' needs a backslash");
  }

  private char next(String complaint) throws PatternException {
    if (at >= source.length()) {
      throw failure(complaint);
    }
    return ascii(source.charAt(at++));
  }

  private char ascii(char c) throws PatternException {
    if (c > (ofToken ? 0x7e : 0xff)) {
      throw failure(ofToken ? "only ASCII is known" : "only ISO 8859-1 is known");
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
