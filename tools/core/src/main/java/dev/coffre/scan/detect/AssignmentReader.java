package dev.coffre.scan.detect;

import dev.coffre.scan.detect.Assignment.Operator;
import java.util.Optional;

/// Reads from a name to the value that is given to it.
final class AssignmentReader {
  private static final int LONGEST_GAP = 40;

  private final Text text;
  private final int nameStart;
  private final int nameEnd;
  private int at;

  AssignmentReader(Text text, int nameStart, int nameEnd) {
    this.text = text;
    this.nameStart = nameStart;
    this.nameEnd = nameEnd;
    this.at = nameEnd;
  }

  /// @param slack bytes of blanks and words that may stand between the name and the operator
  Optional<Assignment> read(int slack) {
    boolean closed = skipClosing();
    var operator = operator(closed, slack);
    return operator.flatMap(this::value);
  }

  /// Steps over what ends the name's own quotes, brackets or index; true if there was any.
  private boolean skipClosing() {
    int from = at;
    while (at - from < 4 && isClosing(text.at(at))) {
      at++;
    }
    return at > from;
  }

  private static boolean isClosing(byte b) {
    return b == '"' || b == '\'' || b == '`' || b == ']' || b == ')' || b == '\\' || b == '*';
  }

  private Optional<Operator> operator(boolean closed, int slack) {
    int before = at;
    skipBlanks();
    int sign = at;
    var found = sign(closed);
    if (found.isPresent()) {
      return found;
    }
    if (sign > before && skipWord()) {
      found = sign(true);
      if (found.isPresent() && found.get() != Operator.COMMA) {
        return found;
      }
      at = sign;
    }
    if (slack == 0) {
      return blank(before, sign);
    }
    int limit = Math.min(text.length(), before + slack);
    while (at < limit && isFiller(text.at(at))) {
      at++;
    }
    skipClosing();
    skipBlanks();
    found = sign(true);
    if (found.isPresent()) {
      return found;
    }
    return blank(before, sign);
  }

  /// A type or an attribute in front of the operator: `var name string = "v"`, `key="name"
  /// value="v"`.
  private boolean skipWord() {
    int from = at;
    while (at - from < LONGEST_GAP && isType(text.at(at))) {
      at++;
    }
    boolean skipped = at > from;
    skipBlanks();
    return skipped;
  }

  private static boolean isFiller(byte b) {
    return Assignment.NAME.has(b) || b == ' ' || b == '\t' || b == '(' || b == ')';
  }

  private Optional<Operator> blank(int before, int after) {
    at = after;
    return after > before ? Optional.of(Operator.BLANK) : Optional.empty();
  }

  /// The operator at this place, and steps behind it.
  private Optional<Operator> sign(boolean closed) {
    byte b = text.at(at);
    if (b == '>' && tagOpens()) {
      at++;
      return Optional.of(Operator.TAG);
    }
    if (b == ',' && closed) {
      at++;
      return Optional.of(Operator.COMMA);
    }
    int end = at;
    while (end - at < 4 && isSign(text.at(end))) {
      end++;
    }
    var sign = text.string(Math.min(at, text.length()), Math.min(end, text.length()));
    return switch (sign) {
      case "=",
          ":",
          ":=",
          "=>",
          "?=",
          "||=",
          "+=",
          "->",
          "::=",
          "<-",
          "=:",
          "??=",
          "::",
          ":::=" -> {
        at = end;
        yield Optional.of(Operator.SIGN);
      }
      case "==", "===", "!=", "!==" -> {
        at = end;
        yield Optional.of(Operator.COMPARISON);
      }
      default -> Optional.empty();
    };
  }

  private boolean tagOpens() {
    int from = nameStart;
    while (from > 0
        && nameStart - from < LONGEST_GAP
        && (Assignment.NAME.has(text.at(from - 1)) || text.at(from - 1) == ':')) {
      from--;
    }
    return text.at(from - 1) == '<';
  }

  private static boolean isSign(byte b) {
    return b == '=' || b == ':' || b == '?' || b == '|' || b == '+' || b == '!' || b == '-'
        || b == '>' || b == '<';
  }

  private Optional<Assignment> value(Operator operator) {
    skipBlanks();
    if (operator == Operator.TAG || (operator == Operator.SIGN && endsLine())) {
      skipWhitespace();
    }
    if (operator == Operator.SIGN) {
      skipTypeAndAttribute();
    }
    int quote = quoteLength();
    if (quote > 0) {
      return quotedValue(operator, quote);
    }
    return bareValue(operator);
  }

  /// A value on the line below: only one in quotes counts there.
  private boolean endsLine() {
    int next = at;
    while (next < text.length() && next - at < LONGEST_GAP && isWhitespace(text.at(next))) {
      next++;
    }
    return next > at && text.at(at) != ' ' && (text.at(next) == '"' || text.at(next) == '\'');
  }

  /// `name: Type = "v"` and `key="name" value="v"`.
  private void skipTypeAndAttribute() {
    int start = at;
    int end = start;
    while (end - start < LONGEST_GAP && isType(text.at(end))) {
      end++;
    }
    int sign = end;
    while (sign - end < 4 && isBlank(text.at(sign))) {
      sign++;
    }
    if (end > start
        && text.at(sign) == '='
        && text.at(sign + 1) != '='
        && text.at(sign + 1) != '>') {
      at = sign + 1;
      skipBlanks();
    }
  }

  private static boolean isType(byte b) {
    return (Assignment.NAME.has(b) && b != '-')
        || b == '&'
        || b == '<'
        || b == '>'
        || b == '*'
        || b == '?'
        || b == '['
        || b == ']'
        || b == '\'';
  }

  /// The length of the quote at this place with the letters in front of it, 0 if there is none.
  private int quoteLength() {
    int length = 0;
    while (length < 3 && isPrefix(text.at(at + length))) {
      length++;
    }
    int quote = quoteAt(at + length);
    return quote == 0 ? 0 : length + quote;
  }

  private static boolean isPrefix(byte b) {
    return b == 'b' || b == 'r' || b == 'f' || b == 'u' || b == 'L' || b == '@' || b == 'N'
        || b == '$' || b == '(' || b == '[' || b == '{';
  }

  private int quoteAt(int place) {
    byte b = text.at(place);
    if (b == '\\' && isQuote(text.at(place + 1))) {
      return 2;
    }
    if (!isQuote(b)) {
      return text.string(Math.min(place, text.length()), Math.min(place + 6, text.length()))
              .equals("&quot;")
          ? 6
          : 0;
    }
    return text.at(place + 1) == b && text.at(place + 2) == b ? 3 : 1;
  }

  private static boolean isQuote(byte b) {
    return b == '"' || b == '\'' || b == '`';
  }

  private Optional<Assignment> quotedValue(Operator operator, int length) {
    int start = at + length;
    byte quote = text.at(start - 1);
    boolean escaped = length >= 2 && text.at(start - 2) == '\\';
    int limit = Math.min(text.length(), start + Assignment.LONGEST_VALUE);
    for (int end = start; end < limit && text.at(end) != '\n'; end++) {
      byte b = text.at(end);
      if (b == '\\') {
        if (escaped && text.at(end + 1) == quote) {
          return Optional.of(assignment(operator, true, start, end));
        }
        end++;
      } else if (b == quote || (quote == ';' && b == '&')) {
        return Optional.of(assignment(operator, true, start, end));
      }
    }
    return Optional.empty();
  }

  private Optional<Assignment> bareValue(Operator operator) {
    int limit = Math.min(text.length(), at + Assignment.LONGEST_VALUE);
    int start = at;
    int end = start;
    while (end < limit && !endsBareValue(text.at(end), operator)) {
      end++;
    }
    if (end == start) {
      return Optional.empty();
    }
    at = end;
    skipBlanks();
    if (isOtherwise()) {
      int quote = quoteLength();
      if (quote > 0) {
        return quotedValue(operator, quote);
      }
    }
    return Optional.of(assignment(operator, false, start, end));
  }

  /// `variable || "v"` and its like; steps behind the operator.
  private boolean isOtherwise() {
    var next = text.string(Math.min(at, text.length()), Math.min(at + 3, text.length()));
    if (next.startsWith("||")
        || next.startsWith("??")
        || next.startsWith("?:")
        || next.equals("or ")) {
      at += 2;
      skipBlanks();
      return true;
    }
    return false;
  }

  private static boolean endsBareValue(byte b, Operator operator) {
    return isWhitespace(b)
        || b == '"'
        || b == '\''
        || b == '`'
        || b == '<'
        || (operator != Operator.TAG && (b == ',' || b == ';'));
  }

  private Assignment assignment(Operator operator, boolean quoted, int start, int end) {
    return new Assignment(nameStart, nameEnd, operator, quoted, start, end);
  }

  private void skipBlanks() {
    int from = at;
    while (at - from < LONGEST_GAP && isBlank(text.at(at))) {
      at++;
    }
  }

  private void skipWhitespace() {
    int from = at;
    while (at < text.length() && at - from < LONGEST_GAP && isWhitespace(text.at(at))) {
      at++;
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static boolean isWhitespace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }
}
