package dev.coffre.scan.detect;

import dev.coffre.scan.detect.Assignment.Operator;
import java.util.Optional;
import java.util.Set;

/// Reads from a name to the value that is given to it: what ends the name, the operator, and then
/// the value with {@link ValueReader}.
final class AssignmentReader {
  private static final int LONGEST_GAP = 40;
  private static final int LONGEST_BLOCK = 300;
  private static final Set<String> SIGNS =
      Set.of(
          "=", ":", ":=", "=>", "?=", "||=", "+=", "->", "::=", "<-", "=:", "??=", "::", ":::=",
          ":-", ".=");
  private static final Set<String> ALTERNATIVES = Set.of("?:", "||", "??");
  private static final Set<String> COMPARISONS = Set.of("==", "===", "!=", "!==");

  /// Attributes and keys whose value belongs to the name in front of them.
  private static final Set<String> VALUES =
      Set.of("value", "default", "defaultvalue", "default_value", "parametervalue", "val", "with");

  /// Functions that write into a field of a page.
  private static final Set<String> TYPING =
      Set.of(
          "sendkeys",
          "send_keys",
          "fill",
          "type",
          "setvalue",
          "set_value",
          "val",
          "set",
          "typetext",
          "entertext",
          "settext",
          "inputtext",
          "clearandtype",
          "replacetext");

  private final Text text;
  private final int nameStart;
  private final int nameEnd;
  private final ValueReader values;

  AssignmentReader(Text text, int nameStart, int nameEnd) {
    this.text = text;
    this.nameStart = nameStart;
    this.nameEnd = nameEnd;
    this.values = new ValueReader(text, nameStart, nameEnd);
  }

  /// @param slack bytes of blanks and words that may stand between the name and the operator
  Optional<Assignment> read(int slack) {
    int at = skipBrackets(skipClosing(nameEnd));
    boolean closed = at > nameEnd;
    var direct = sign(at, closed, values.skipBlanks(at));
    if (direct.isPresent()) {
      return direct;
    }
    var paired = closed ? attribute(at).or(() -> paired(at)).or(() -> block(at)) : unquoted(at);
    if (paired.isPresent()) {
      return paired;
    }
    return slack == 0 ? blank(at) : withSlack(at, slack);
  }

  /// Behind what ends the name's own quotes, brackets or index.
  private int skipClosing(int from) {
    int at = from;
    while (at - from < 4 && isClosing(text.at(at))) {
      at++;
    }
    return at;
  }

  /// Behind the `[]` or `[64]` of an array's declaration.
  private int skipBrackets(int from) {
    if (text.at(from) != '[') {
      return from;
    }
    int at = from + 1;
    while (at - from < 6 && text.at(at) >= '0' && text.at(at) <= '9') {
      at++;
    }
    return text.at(at) == ']' ? at + 1 : from;
  }

  private static boolean isClosing(byte b) {
    return b == '"' || b == '\'' || b == '`' || b == ']' || b == ')' || b == '\\' || b == '*';
  }

  private Optional<Assignment> withSlack(int from, int slack) {
    int at = values.skipBlanks(from);
    int limit = Math.min(text.length(), from + slack);
    while (at < limit && isFiller(text.at(at))) {
      at++;
    }
    at = values.skipBlanks(skipClosing(at));
    var found = sign(at, true, at);
    return found.isPresent() ? found : blank(from);
  }

  private static boolean isFiller(byte b) {
    return Assignment.NAME.has(b) || b == ' ' || b == '\t' || b == '(' || b == ')';
  }

  private Optional<Assignment> blank(int from) {
    int at = values.skipBlanks(from);
    return at > from ? values.read(Operator.BLANK, at) : Optional.empty();
  }

  /// The operator at `at`, and the value behind it.
  private Optional<Assignment> sign(int from, boolean closed, int at) {
    byte b = text.at(at);
    if (b == '>' && isTag(closed)) {
      return values.read(Operator.TAG, at + 1);
    }
    if (b == ',' && (closed || isSymbol(at))) {
      return paired(at).or(() -> values.read(Operator.COMMA, at + 1));
    }
    if (b == '.' && closed) {
      return typed(at);
    }
    if (b == '|' && text.kind() == Text.Kind.PROSE) {
      int cell = values.skipBlanks(at + 1);
      return text.at(cell) == '`' ? values.read(Operator.CALL, cell) : Optional.empty();
    }
    if (b == '(' && at == from && values.isQuote(at + 1)) {
      return values.read(Operator.CALL, at + 1).filter(this::isOnlyArgument);
    }
    int end = at;
    while (end - at < 4 && isSign(text.at(end))) {
      end++;
    }
    return end == at ? Optional.empty() : sign(sliced(at, end), closed, end);
  }

  /// `set :password, "v"`, and the tuple `{password, "v"}`.
  private boolean isSymbol(int comma) {
    byte before = text.at(nameStart - 1);
    return (before == ':' || before == '{') && values.isQuote(values.skipBlanks(comma + 1));
  }

  /// `find("password").sendKeys("v")` and its like, as tests of pages have it.
  private Optional<Assignment> typed(int dot) {
    int end = values.skipType(dot + 1);
    int sign = values.skipBlanks(end);
    if (text.at(sign) == '=' && VALUES.contains(lower(dot + 1, end))) {
      return sign(sign, true, sign);
    }
    return text.at(end) == '(' && TYPING.contains(lower(dot + 1, end)) && values.isQuote(end + 1)
        ? values.read(Operator.CALL, end + 1)
        : Optional.empty();
  }

  private boolean isOnlyArgument(Assignment found) {
    byte next = text.at(values.skipBlanks(found.end() + 1));
    return next == ')' || next == '.';
  }

  private Optional<Assignment> sign(String sign, boolean closed, int end) {
    if (SIGNS.contains(sign)) {
      return values.read(Operator.SIGN, end);
    }
    if (COMPARISONS.contains(sign)) {
      return values.read(Operator.COMPARISON, end);
    }
    int value = values.skipBlanks(end);
    boolean named = closed && isQuote(text.at(nameEnd));
    return ALTERNATIVES.contains(sign) && (named || values.isQuote(value))
        ? values.read(Operator.SIGN, end)
        : Optional.empty();
  }

  private static boolean isSign(byte b) {
    return b == '=' || b == ':' || b == '?' || b == '|' || b == '+' || b == '!' || b == '-'
        || b == '>' || b == '<' || b == '.';
  }

  /// `<name>`, or `<property name="name">`.
  private boolean isTag(boolean closed) {
    int from = nameStart;
    while (from > 0
        && nameStart - from < LONGEST_GAP
        && (Assignment.NAME.has(text.at(from - 1)) || text.at(from - 1) == ':')) {
      from--;
    }
    if (!closed) {
      return text.at(from - 1) == '<';
    }
    var before = lower(Math.max(0, from - 6), from);
    return before.endsWith("name=\"") || before.endsWith(" key=\"");
  }

  /// `name string = "v"`, `name is "v"`, and `<key>name</key> <string>v</string>`.
  private Optional<Assignment> unquoted(int at) {
    if (text.at(nameStart - 1) == '<' && text.at(at) == ' ') {
      int close = behind(at, '>', LONGEST_BLOCK);
      return values.read(Operator.TAG, close);
    }
    int type = values.skipBlanks(at);
    if (type == at) {
      return text.at(at) == '<' ? closingTag(at) : paired(at);
    }
    int end = values.skipType(type);
    var word = sliced(type, end);
    if (word.equals("is") || word.equals("for")) {
      return values.spoken(word, end);
    }
    if (word.equalsIgnoreCase("as")) {
      int named = values.skipBlanks(values.skipType(values.skipBlanks(end)));
      return text.at(named) == '=' ? sign(named, true, named) : Optional.empty();
    }
    int sign = values.skipBlanks(end);
    boolean assigns = text.at(sign) == '=' || (text.at(sign) == ':' && text.at(sign + 1) == '=');
    return end > type && assigns ? sign(sign, true, sign) : Optional.empty();
  }

  private Optional<Assignment> closingTag(int at) {
    if (text.at(at) != '<' || text.at(at + 1) != '/') {
      return Optional.empty();
    }
    int end = behind(at, '>', LONGEST_GAP);
    int next = values.skipWhitespace(end);
    return text.at(next) == '<' && text.at(next + 1) != '/' && text.at(next + 1) != '!'
        ? values.read(Operator.TAG, behind(next, '>', LONGEST_GAP))
        : Optional.empty();
  }

  private int behind(int from, char sought, int reach) {
    int at = from;
    while (at < text.length() && at - from < reach && text.at(at) != sought) {
      at++;
    }
    return Math.min(at + 1, text.length());
  }

  /// `key="name" value="v"` and `<property name="name" type="string">v</property>`.
  private Optional<Assignment> attribute(int from) {
    int at = from;
    while (at - from < LONGEST_BLOCK && isBlank(text.at(at))) {
      int word = values.skipWhitespace(at);
      int end = values.skipType(word);
      if (end == word || text.at(end) != '=' || !isQuote(text.at(end + 1))) {
        return Optional.empty();
      }
      if (VALUES.contains(lower(word, end))) {
        return values.read(Operator.SIGN, end + 1);
      }
      at = behind(end + 2, (char) text.at(end + 1), LONGEST_BLOCK);
    }
    return at > from && text.at(at) == '>' && isTag(true)
        ? values.read(Operator.TAG, at + 1)
        : Optional.empty();
  }

  /// `name: NAME` with `value: v` below it, and `"name": "NAME", "value": "v"`.
  private Optional<Assignment> paired(int from) {
    int at = from;
    while (at - from < LONGEST_GAP && " \t\r\n,\"':".indexOf(text.at(at)) >= 0) {
      at++;
    }
    int end = values.skipType(at);
    if (end == at || !VALUES.contains(lower(at, end))) {
      return Optional.empty();
    }
    int sign = values.skipBlanks(isQuote(text.at(end)) ? end + 1 : end);
    boolean assigns = (text.at(sign) == ':' || text.at(sign) == '=') && text.at(sign + 1) != '=';
    int arrow = text.at(sign + 1) == '>' ? 1 : 0;
    return assigns ? values.read(Operator.SIGN, sign + 1 + arrow) : Optional.empty();
  }

  /// Terraform's `variable "name" { default = "v" }`.
  private Optional<Assignment> block(int from) {
    int open = values.skipBlanks(from);
    if (text.at(open) != '{') {
      return Optional.empty();
    }
    int limit = Math.min(text.length(), open + LONGEST_BLOCK);
    for (int at = open + 1; at < limit && text.at(at) != '}'; at++) {
      if (text.at(at - 1) <= ' ' && sliced(at, Math.min(limit, at + 7)).equals("default")) {
        return paired(at);
      }
    }
    return Optional.empty();
  }

  private String sliced(int from, int to) {
    return text.string(Math.min(from, text.length()), Math.min(to, text.length()));
  }

  private String lower(int from, int to) {
    return sliced(from, to).toLowerCase(java.util.Locale.ROOT);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private static boolean isQuote(byte b) {
    return b == '"' || b == '\'';
  }
}
