package dev.coffre.scan.detect;

import dev.coffre.scan.detect.Assignment.Operator;
import java.util.Optional;
import java.util.Set;

/// Reads the value behind an operator.
final class ValueReader {
  private static final int LONGEST_GAP = 40;
  private static final int LONGEST_INDENT = 200;
  private static final int LONGEST_NAME = 80;

  /// What may be called with a literal without making it something else.
  private static final Set<String> WRAPPERS =
      Set.of(
          "string",
          "str",
          "text",
          "bytes",
          "byte",
          "secret",
          "secretstr",
          "guardedstring",
          "of",
          "ofnullable",
          "some",
          "from",
          "unicode",
          "securestring",
          "literal",
          "stringvalue",
          "just",
          "freeze",
          "password",
          "passwd",
          "lit",
          "_",
          "toutf8",
          "fromplaintext");

  private final Text text;
  private final int nameStart;
  private final int nameEnd;

  ValueReader(Text text, int nameStart, int nameEnd) {
    this.text = text;
    this.nameStart = nameStart;
    this.nameEnd = nameEnd;
  }

  /// The value at `from`, or what stands in for it further on.
  Optional<Assignment> read(Operator operator, int from) {
    int at = skipBlanks(from);
    if (operator == Operator.TAG || operator == Operator.CALL) {
      at = skipInnerTag(skipWhitespace(at));
    } else if (operator == Operator.SIGN || operator == Operator.COMMA) {
      at = skipDecoration(below(at, operator));
    }
    at = skipBracket(at);
    int quote = quoteLength(at);
    return quote > 0 ? quoted(operator, at + quote) : bare(operator, at);
  }

  /// Behind the bracket and the blanks of `[ "v" ]`.
  private int skipBracket(int at) {
    int inside = text.at(at) == '[' ? skipWhitespace(at + 1) : at;
    return inside > at + 1 && isQuote(inside) ? inside : at;
  }

  /// `is "v"`, `is set to "v"`, `for user 'x' is "v"`.
  Optional<Assignment> spoken(String word, int from) {
    int at = from;
    if (word.equals("for")) {
      int is = indexOf(" is ", from, from + 60);
      if (is < 0) {
        return Optional.empty();
      }
      at = is + 3;
    }
    at = skipBlanks(text.at(at) == ':' ? at + 1 : at);
    for (var more : new String[] {"set to ", "just ", "now ", "simply ", "still ", "always "}) {
      at = indexOf(more, at, at + more.length()) == at ? at + more.length() : at;
    }
    int quote = quoteLength(at);
    return quote > 0 ? quoted(Operator.IS, at + quote) : bare(Operator.IS, at);
  }

  private int indexOf(String sought, int from, int to) {
    int limit = Math.min(text.length(), to);
    int lineEnd = text.lineEnd(Math.min(from, text.length()), limit);
    int found = from >= lineEnd ? -1 : text.string(from, lineEnd).indexOf(sought);
    return found < 0 ? -1 : from + found;
  }

  /// A value on the line below: one in quotes, YAML's block scalar or a here-document.
  private int below(int at, Operator operator) {
    int next = at;
    while (next - at < 3 && "|>-+".indexOf(text.at(next)) >= 0) {
      next++;
    }
    boolean block = next > at && (text.at(at) == '|' || text.at(at) == '>');
    if (startsWith(at, "<<") && text.at(at + 2) != '<') {
      next = skipType(text.at(at + 2) == '-' || text.at(at + 2) == '~' ? at + 3 : at + 2);
      block = next > at + 2;
    }
    int line = next;
    while (line < text.length() && line - next < LONGEST_INDENT && isWhitespace(text.at(line))) {
      line++;
    }
    boolean breaks = line > next && isLineBreak(text.at(next));
    if (!breaks) {
      return at;
    }
    boolean counts = block ? operator == Operator.SIGN : isQuote(line);
    return counts && text.at(line - 1) != '\n' ? line : at;
  }

  /// Steps over `Type =`, `default=`, `String(`, `**`, `</b>` and `!!binary` in front of the value.
  private int skipDecoration(int from) {
    int at = from;
    if (text.at(at) == '*' && text.at(at + 1) == '*') {
      at = skipBlanks(at + 2);
    }
    if (text.at(at) == '<' && text.at(at + 1) == '/' && text.at(at + 3) == '>') {
      at = skipBlanks(at + 4);
    }
    if (startsWith(at, "!!")) {
      at = skipBlanks(skipType(at + 2));
    }
    int end = skipType(at);
    int sign = skipBlanks(end);
    boolean apart = sign > end || opensLiteral(sign + 1);
    if (end > at
        && apart
        && text.at(sign) == '='
        && text.at(sign + 1) != '='
        && text.at(sign + 1) != '>') {
      at = skipBlanks(sign + 1);
    }
    return skipWrapper(at);
  }

  /// Whether the quote begins a literal: one that ends the value in front of it is followed by what
  /// ends a part.
  private boolean opensLiteral(int quote) {
    byte next = text.at(quote + 1);
    return isQuote(quote) && !isWhitespace(next) && ",);]}".indexOf(next) < 0;
  }

  private int skipWrapper(int from) {
    int start = startsWith(from, "new ") ? from + 4 : from;
    int end = skipPath(start);
    if (end == start || text.at(end) != '(' || !isQuote(end + 1)) {
      return from;
    }
    int word = end;
    while (word > start && "0123456789.]:&*".indexOf(text.at(word - 1)) < 0) {
      word--;
    }
    var name = text.string(word, end).toLowerCase(java.util.Locale.ROOT);
    return WRAPPERS.contains(name) ? end + 1 : from;
  }

  /// Behind a type that `::` may divide.
  private int skipPath(int from) {
    int at = skipType(from);
    while (at > from && at - from < LONGEST_GAP && startsWith(at, "::")) {
      at = skipType(at + 2);
    }
    return at;
  }

  private int skipInnerTag(int at) {
    for (var tag : new String[] {"<value>", "<Value>", "<string>", "<![CDATA["}) {
      if (startsWith(at, tag)) {
        return at + tag.length();
      }
    }
    return at;
  }

  private boolean startsWith(int at, String sought) {
    int same = 0;
    while (same < sought.length() && text.at(at + same) == sought.charAt(same)) {
      same++;
    }
    return same == sought.length();
  }

  /// Behind the name of a type.
  int skipType(int from) {
    int at = from;
    while (at - from < LONGEST_GAP && isType(text.at(at))) {
      at++;
    }
    return at;
  }

  private static boolean isType(byte b) {
    return (Assignment.NAME.has(b) && b != '-')
        || b == '&'
        || b == '<'
        || b == '>'
        || b == '*'
        || b == '?'
        || b == '['
        || b == ']';
  }

  /// Whether a quote begins at this place.
  boolean isQuote(int at) {
    return quoteAt(at) > 0;
  }

  /// The length of the quote at this place with the letters in front of it, 0 if there is none.
  private int quoteLength(int at) {
    int length = 0;
    while (length < 3 && isPrefix(text.at(at + length))) {
      length++;
    }
    int quote = quoteAt(at + length);
    return quote == 0 ? 0 : length + quote;
  }

  private static boolean isPrefix(byte b) {
    return b == 'b' || b == 'r' || b == 'f' || b == 'u' || b == 'L' || b == '@' || b == 'N'
        || b == '$' || b == '(' || b == '[' || b == ':';
  }

  private int quoteAt(int place) {
    byte b = text.at(place);
    if (b == '\\' && isQuote(text.at(place + 1))) {
      return 2;
    }
    if (b == '&') {
      return startsWith(place, "&quot;") ? 6 : 0;
    }
    if (!isQuote(b)) {
      return 0;
    }
    boolean twice = text.at(place + 1) == b;
    return twice && text.at(place + 2) == b
        ? 3
        : twice && b == '`' && text.kind() == Text.Kind.PROSE ? 2 : 1;
  }

  private static boolean isQuote(byte b) {
    return b == '"' || b == '\'' || b == '`';
  }

  private Optional<Assignment> quoted(Operator operator, int start) {
    byte quote = text.at(start - 1);
    boolean escaped = quote != ';' && text.at(start - 2) == '\\';
    int limit = Math.min(text.length(), start + Assignment.LONGEST_VALUE);
    for (int end = start; end < limit && text.at(end) != '\n'; end++) {
      byte b = text.at(end);
      if (b == '\\') {
        if (escaped && text.at(end + 1) == quote) {
          return Optional.of(assignment(operator, true, start, end));
        }
        end++;
      } else if (isDoubled(quote, start, end)) {
        end++;
      } else if (b == quote || (quote == ';' && b == '&')) {
        return isContinued(end)
            ? Optional.empty()
            : Optional.of(assignment(operator, true, start, end));
      }
    }
    return Optional.empty();
  }

  /// `''` within YAML's `'…'`, which stands for one.
  private boolean isDoubled(byte quote, int start, int end) {
    return quote == '\''
        && end > start
        && text.at(end) == quote
        && text.at(end + 1) == quote
        && text.kind() == Text.Kind.SETTINGS
        && Character.isLetterOrDigit(text.at(end + 2));
  }

  /// Whether `+` joins more to the literal that ends here.
  private boolean isContinued(int quote) {
    int next = skipBlanks(quote + 1);
    return text.at(next) == '+' && text.kind() == Text.Kind.CODE;
  }

  private Optional<Assignment> bare(Operator operator, int start) {
    int limit = Math.min(text.length(), start + Assignment.LONGEST_VALUE);
    int end = start;
    while (end < limit && !endsBareValue(end, operator)) {
      end++;
    }
    if (end == start) {
      return Optional.empty();
    }
    int otherwise = otherwise(skipBlanks(isCall(start, end) ? behindCall(end) : end));
    int quote = otherwise < 0 ? 0 : quoteLength(otherwise);
    return quote > 0
        ? quoted(operator, otherwise + quote)
        : Optional.of(assignment(operator, false, start, end));
  }

  private boolean isCall(int start, int end) {
    return end - start > 3 && text.at(end - 1) == '(' && isQuote(end);
  }

  /// Behind `getenv("NAME")`, or in front of the second argument of `getenv("NAME", "v")` where
  /// that stands in for the variable.
  private int behindCall(int quote) {
    int limit = Math.min(text.length(), quote + LONGEST_NAME);
    int at = quote + 1;
    while (at < limit && Assignment.NAME.has(text.at(at))) {
      at++;
    }
    return at < limit && isQuote(at) ? at + 1 : quote;
  }

  /// Behind the operator of `variable || "v"` and its like, or -1.
  private int otherwise(int from) {
    int at = text.at(from) == ')' ? skipBlanks(from + 1) : from;
    if (text.at(at) == ',' && isQuote(text.at(from - 1))) {
      return skipBlanks(at + 1);
    }
    for (var operator : new String[] {"||", "??", "?:", "or ", "{"}) {
      if (startsWith(at, operator)) {
        return skipBlanks(at + operator.length());
      }
    }
    return -1;
  }

  private boolean endsBareValue(int at, Operator operator) {
    byte b = text.at(at);
    if (operator == Operator.TAG) {
      return b == '<' || isWhitespace(b);
    }
    return switch (b) {
      case '"', '\'', '`' -> true;
      case '<' -> text.at(at + 1) == '/' || text.at(at + 1) == 'b';
      case ',', ';' -> operator == Operator.COMMA || endsPart(at + 1);
      case '\\' -> "nrt\"'".indexOf(text.at(at + 1)) >= 0;
      default -> isWhitespace(b);
    };
  }

  /// Whether a comma or semicolon in front of `next` ends the value: it does not where more of a
  /// password follows.
  private boolean endsPart(int next) {
    if (text.kind() == Text.Kind.CODE || isWhitespace(text.at(next)) || isQuote(text.at(next))) {
      return true;
    }
    int end = next;
    while (end - next < LONGEST_GAP && (Assignment.NAME.has(text.at(end)) || text.at(end) == ' ')) {
      end++;
    }
    return text.at(end) == '=' || text.at(end) == ':';
  }

  private Assignment assignment(Operator operator, boolean quoted, int start, int end) {
    return new Assignment(nameStart, nameEnd, operator, quoted, start, end);
  }

  int skipBlanks(int from) {
    int at = from;
    while (at - from < LONGEST_GAP && (text.at(at) == ' ' || text.at(at) == '\t')) {
      at++;
    }
    return at;
  }

  int skipWhitespace(int from) {
    int at = from;
    while (at < text.length() && at - from < LONGEST_INDENT && isWhitespace(text.at(at))) {
      at++;
    }
    return at;
  }

  private static boolean isLineBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  private static boolean isWhitespace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }
}
