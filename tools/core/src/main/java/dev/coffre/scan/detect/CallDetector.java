package dev.coffre.scan.detect;

import dev.coffre.scan.detect.Assignment.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds passwords that are given to functions by place: `NetworkCredential("user", "v")`,
/// `auth=("user", "v")`. The keyword is the function's name with its parenthesis.
record CallDetector() implements SingleDetector {
  private static final int LONGEST_ARGUMENT = 200;
  private static final int LONGEST_GAP = 80;
  private static final String CHARACTERS = ".toCharArray()";

  /// Which argument the password is, from 0, where it is not the second.
  private static final Map<String, Integer> PLACES =
      Map.ofEntries(
          Map.entry("directoryentry(", 2),
          Map.entry("getconnection(", 2),
          Map.entry("mysql_connect(", 2),
          Map.entry("mysqli_connect(", 2),
          Map.entry("mysqli(", 2),
          Map.entry("pdo(", 2),
          Map.entry("ftp_login(", 2),
          Map.entry("ldap_bind(", 2),
          Map.entry("plainauth(", 2),
          Map.entry("imap_open(", 2),
          Map.entry("connect(", 2),
          Map.entry("ftp(", 2),
          Map.entry("create_user(", 2),
          Map.entry("create_superuser(", 2),
          Map.entry("keyring.set_password(", 2),
          Map.entry("mysql_real_connect(", 3),
          Map.entry("sequelize(", 2),
          Map.entry("setkeyentry(", 2),
          Map.entry("pbekeyspec(", 0),
          Map.entry("passwordprotection(", 0),
          Map.entry("fernet(", 0));

  /// Functions whose names say so little that what stands in front must be a literal, too.
  private static final List<String> VAGUE =
      List.of(
          "login(",
          "auth(",
          "authenticate(",
          "credentials(",
          "auth=(",
          "auth = (",
          "connect(",
          "ftp(",
          "create_user(",
          "create_superuser(",
          "oauthhandler(",
          "signin(",
          "sign_in(");

  /// Functions that take a password as characters: a text that they are given is something else.
  private static final List<String> OF_CHARACTERS =
      List.of("store.load(", "ks.load(", "setkeyentry(", "pbekeyspec(", "passwordprotection(");

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    var name = text.string(start, end).toLowerCase(Locale.ROOT);
    int place = PLACES.getOrDefault(name, 1);
    var arguments = arguments(text, end, place);
    if (arguments.size() <= place || isAnother(text, start, name, arguments.get(place))) {
      return Optional.empty();
    }
    var user =
        (place == 0 ? Optional.<Span>empty() : arguments.get(place - 1))
            .map(span -> text.string(span.start(), span.end()));
    return arguments.get(place).filter(span -> isPassword(text, name, user.orElse(""), span));
  }

  /// A function of a longer or vague name takes what it likes: the password must be the last
  /// literal that it is given.
  private static boolean isAnother(Text text, int start, String name, Optional<Span> last) {
    boolean own = !Assignment.NAME.has(text.at(start - 1)) || text.at(start - 1) == '.';
    if (own && (!VAGUE.contains(name) || name.equals("connect("))) {
      return false;
    }
    int next = skipWhitespace(text, last.map(span -> span.end() + 1).orElse(start));
    int more = text.at(next) == ',' ? skipWhitespace(text, next + 1) : next;
    return isQuote(text.at(more));
  }

  private static boolean isPassword(Text text, String name, String user, Span span) {
    var value = text.string(span.start(), span.end());
    var found =
        new Assignment(span.start(), span.start(), Operator.COMMA, true, span.start(), span.end());
    boolean vague = VAGUE.contains(name);
    if (OF_CHARACTERS.contains(name) && !isConverted(text, span)) {
      return false;
    }
    return Literal.isPassword(value)
        && !user.equals("anonymous")
        && user.indexOf(' ') < 0
        && !Literal.isBetweenStrings(value)
        && (vague
            ? !user.isEmpty() && PasswordShape.accepts(text, found, value)
            : !Names.isPassword(value.toLowerCase(Locale.ROOT)));
  }

  /// The first arguments: where the literal is, nothing where it is none.
  private static List<Optional<Span>> arguments(Text text, int from, int last) {
    var arguments = new ArrayList<Optional<Span>>();
    int at = from;
    while (arguments.size() <= last) {
      at = skipWhitespace(text, at);
      var literal = literal(text, at);
      boolean wrapped = literal.isPresent() && text.at(at) == 'S';
      int behind = literal.map(span -> span.end() + (wrapped ? 2 : 1)).orElse(at);
      int end = argumentEnd(text, behind);
      if (end < 0) {
        return arguments;
      }
      boolean alone = literal.isPresent() && isAlone(text, literal.get().end() + 1, end);
      arguments.add(alone ? literal : Optional.empty());
      if (text.at(end) != ',') {
        return arguments;
      }
      at = end + 1;
    }
    return arguments;
  }

  private static boolean isConverted(Text text, Span span) {
    int from = span.end() + 1;
    return text.string(from, from + CHARACTERS.length()).equals(CHARACTERS);
  }

  private static boolean isAlone(Text text, int from, int end) {
    int at = skipWhitespace(text, from);
    for (var conversion : new String[] {CHARACTERS, ".getBytes()"}) {
      at += text.string(at, at + conversion.length()).equals(conversion) ? conversion.length() : 0;
    }
    return at == end || (text.at(at) == ')' && skipWhitespace(text, at + 1) == end);
  }

  private static Optional<Span> literal(Text text, int at) {
    int word = text.string(at, at + 5).equals("Some(") ? at + 5 : at;
    int start = text.at(word) == '@' || text.at(word) == 'b' ? word + 1 : word;
    byte quote = text.at(start);
    if (!isQuote(quote)) {
      return Optional.empty();
    }
    int end = start + 1;
    while (end - start < LONGEST_ARGUMENT && text.at(end) != quote && text.at(end) != '\n') {
      end += text.at(end) == '\\' && quote == '"' && start == at ? 2 : 1;
    }
    return text.at(end) == quote && end < text.length()
        ? Optional.of(new Span(start + 1, end))
        : Optional.empty();
  }

  private static boolean isQuote(byte b) {
    return b == '"' || b == '\'';
  }

  /// The comma or parenthesis behind an argument, or -1.
  private static int argumentEnd(Text text, int from) {
    int depth = 0;
    int limit = Math.min(text.length(), from + LONGEST_ARGUMENT);
    for (int at = from; at < limit; at++) {
      byte b = text.at(at);
      if (depth == 0 && (b == ',' || b == ')')) {
        return at;
      }
      depth += b == '(' ? 1 : b == ')' ? -1 : 0;
      if (b == ';' || b == '{') {
        return -1;
      }
    }
    return -1;
  }

  private static int skipWhitespace(Text text, int from) {
    int at = from;
    while (at < text.length()
        && at - from < LONGEST_GAP
        && text.at(at) >= 0
        && text.at(at) <= ' ') {
      at++;
    }
    return at;
  }
}
