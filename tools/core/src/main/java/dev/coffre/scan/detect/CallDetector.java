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

  /// Which argument the password is, from 0, where it is not the second.
  private static final Map<String, Integer> PLACES =
      Map.of(
          "directoryentry(",
          2,
          "getconnection(",
          2,
          "mysql_connect(",
          2,
          "mysqli_connect(",
          2,
          "mysqli(",
          2,
          "pdo(",
          2,
          "ftp_login(",
          2,
          "ldap_bind(",
          2,
          "plainauth(",
          2,
          "imap_open(",
          2);

  /// Functions whose names say so little that what stands in front must be a literal, too.
  private static final List<String> VAGUE =
      List.of("login(", "auth(", "authenticate(", "credentials(", "auth=(", "auth = (");

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    var name = text.string(start, end).toLowerCase(Locale.ROOT);
    int place = PLACES.getOrDefault(name, 1);
    var arguments = arguments(text, end, place);
    if (arguments.size() <= place || (VAGUE.contains(name) && arguments.getFirst().isEmpty())) {
      return Optional.empty();
    }
    var user = arguments.get(place - 1).map(span -> text.string(span.start(), span.end()));
    return arguments.get(place).filter(span -> isPassword(text, name, user.orElse(""), span));
  }

  private static boolean isPassword(Text text, String name, String user, Span span) {
    var value = text.string(span.start(), span.end());
    var found =
        new Assignment(span.start(), span.start(), Operator.COMMA, true, span.start(), span.end());
    boolean vague = VAGUE.contains(name);
    return Literal.isPassword(value)
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
      int end = argumentEnd(text, literal.map(span -> span.end() + 1).orElse(at));
      if (end < 0) {
        return arguments;
      }
      boolean alone = literal.isPresent() && skipWhitespace(text, literal.get().end() + 1) == end;
      arguments.add(alone ? literal : Optional.empty());
      if (text.at(end) != ',') {
        return arguments;
      }
      at = end + 1;
    }
    return arguments;
  }

  private static Optional<Span> literal(Text text, int at) {
    int start = text.at(at) == '@' || text.at(at) == 'b' ? at + 1 : at;
    byte quote = text.at(start);
    if (quote != '"' && quote != '\'') {
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
