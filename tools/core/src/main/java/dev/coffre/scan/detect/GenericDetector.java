package dev.coffre.scan.detect;

import dev.coffre.pattern.Form;
import dev.coffre.scan.detect.Assignment.Operator;
import dev.coffre.scan.detect.Names.Promise;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds values that are given to names which promise a secret, whoever issued it.
record GenericDetector(Promise promise) implements SingleDetector {
  private static final int LONGEST_FRONT = 80;
  private static final Set<String> FRONTS =
      Set.of(
          "",
          "ENV",
          "env",
          "setenv",
          "setx",
          "set",
          "ARG",
          "export",
          "#define",
          "(def",
          "(define",
          "(setq",
          "(defvar",
          "(defparameter",
          "(defconstant",
          "(def ^:private");
  private static final Form WITH_USER = Form.having(" ", ".*\\b(user|username|login) \\S+");
  private static final Form LIST =
      Form.having("{([", ".*(string\\{|asList\\(|List\\.of\\(|Set\\.of\\(|\\[)");
  private static final Set<String> SETTERS = Set.of("set", "fill_in", "default", "option");
  private static final Set<String> USERS =
      Set.of("user", "username", "login", "account", "host", "hostname", "machine", "identity");

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    return place(text, start, end)
        .filter(found -> Plausibility.of(text, found, promise))
        .map(found -> new Span(found.start(), found.end()));
  }

  /// The value that is given to the name, whatever it is worth.
  Optional<Assignment> place(Text text, int start, int end) {
    return Assignment.around(text, start, end, 0)
        .flatMap(found -> ofList(text, found))
        .filter(found -> isPlace(text, found) && !isKey(text, found) && !isTalk(text, found))
        .map(found -> trimmed(text, found))
        .filter(found -> promises(text, found));
  }

  /// `user, password = "ada", "v"`: the second value belongs to the second name.
  private static Optional<Assignment> ofList(Text text, Assignment found) {
    boolean second = text.at(found.nameStart() - 1) == ' ' && text.at(found.nameStart() - 2) == ',';
    boolean call = second && front(text, found).indexOf('(') >= 0;
    if (!second || call || found.operator() != Operator.SIGN || text.at(found.nameEnd()) == ':') {
      return Optional.of(found);
    }
    return found.quoted() && text.at(found.end() + 1) == ','
        ? new ValueReader(text, found.nameStart(), found.nameEnd())
            .read(Operator.SIGN, found.end() + 2)
        : Optional.of(found);
  }

  private boolean promises(Text text, Assignment found) {
    return !isDigested(text, found)
        && (found.operator() != Operator.COMMA
            || Names.isPlain(text.string(found.nameStart(), found.nameEnd())))
        && !(text.at(found.nameStart() - 1) == '(' && text.at(found.nameStart() - 2) == '$')
        && Names.promise(text.string(found.nameStart(), found.nameEnd()))
            .or(() -> ofParent(text, found))
            .or(() -> alone(text, found))
            .filter(promise::equals)
            .isPresent();
  }

  /// `key: v`, where `v` is no word.
  private static Optional<Promise> alone(Text text, Assignment found) {
    var value = text.string(found.start(), found.end());
    return isKeyAlone(text, found) && !Plausibility.isKeyId(value) && TokenShape.isRandom(value)
        ? Optional.of(Promise.KEY)
        : Optional.empty();
  }

  private static boolean isKeyAlone(Text text, Assignment found) {
    var name = text.string(found.nameStart(), found.nameEnd());
    return name.equalsIgnoreCase("key") || name.equals("--key");
  }

  /// `"jwt": { "key": "v" }`: what a key is for stands in front of it, or on the line above.
  private static Optional<Promise> ofParent(Text text, Assignment found) {
    if (!isKeyAlone(text, found)) {
      return Optional.empty();
    }
    int at = found.nameStart();
    int limit = Math.max(0, at - LONGEST_FRONT);
    while (at > limit && " \t\r\n\"'{=:".indexOf(text.at(at - 1)) >= 0) {
      at--;
    }
    int start = at;
    while (start > limit && Assignment.NAME.has(text.at(start - 1))) {
      start--;
    }
    boolean opened = text.at(at) != ' ' && at < found.nameStart() - 1;
    return opened ? Names.promise(text.string(start, at) + "-key") : Optional.empty();
  }

  /// `checksum/secret`, as Helm charts have it.
  private static boolean isDigested(Text text, Assignment found) {
    int from = Math.max(0, found.nameStart() - "checksum/".length());
    return text.string(from, found.nameStart()).equals("checksum/");
  }

  /// `"token": { … }` and `[ "a", "b": … ]`: the literal is itself the name of something.
  private static boolean isKey(Text text, Assignment found) {
    if (!found.quoted() || found.operator() == Operator.COMPARISON) {
      return false;
    }
    int at = found.end() + 1;
    while (text.at(at) == ' ') {
      at++;
    }
    return text.at(at) == ':' && text.at(at + 1) != ':' && text.kind() != Text.Kind.PROSE;
  }

  /// `# DB_PASSWORD: password of the database`: a word without quotes in front of other words.
  private static boolean isTalk(Text text, Assignment found) {
    if (found.quoted() || text.at(found.end()) != ' ' || found.operator() == Operator.BLANK) {
      return false;
    }
    int end = found.end() + 1;
    while (text.at(end) == ' ') {
      end++;
    }
    boolean word = Character.isLetter(text.at(end));
    while (Character.isLetterOrDigit(text.at(end)) || text.at(end) == '_') {
      end++;
    }
    return word
        && text.at(end) != '='
        && !Literal.isMixed(text.string(found.start(), found.end()))
        && (text.at(found.nameEnd()) != '=' || front(text, found).startsWith("#"));
  }

  /// Whether the place is one where a name gets a value. Quotes and signs say so, but for two words
  /// in a row, a word with a colon, and two literals in a row: those are found in prose and lists.
  private boolean isPlace(Text text, Assignment found) {
    return switch (found.operator()) {
      case BLANK -> isSpoken(text, found) || isRandom(text, found);
      case SIGN ->
          found.quoted()
              || text.at(found.nameEnd()) != ':'
              || beginsPart(text, found)
              || isRandom(text, found);
      case COMMA -> isPair(text, found);
      case COMPARISON -> found.quoted();
      case TAG, CALL, IS -> true;
    };
  }

  /// A value that is no word of a sentence, wherever it stands.
  private boolean isRandom(Text text, Assignment found) {
    return promise != Promise.PASSWORD
        && TokenShape.isRandom(text.string(found.start(), found.end()))
        && !Names.isVagueKey(text.string(found.nameStart(), found.nameEnd()))
        && !isKeyAlone(text, found);
  }

  /// `--password v`, `-Password v`, `password "v"` and `ENV NAME v` on a line of their own, and
  /// SQL's `PASSWORD 'v'`.
  private static boolean isSpoken(Text text, Assignment found) {
    if (text.at(found.nameStart()) == '-' || text.at(found.nameStart() - 1) == '-') {
      return text.at(found.start()) != '-' && (found.quoted() || !endsSentence(text, found));
    }
    var front = front(text, found);
    if (text.kind() == Text.Kind.PROSE) {
      return isTold(text, found, front);
    }
    if (found.quoted() && text.kind() == Text.Kind.CODE && !endsPart(text, found)) {
      return false;
    }
    if (found.quoted()) {
      return FRONTS.contains(front) || front.endsWith("{") || front.endsWith("(") || isSql(front);
    }
    byte behind = text.at(found.end());
    boolean alone = FRONTS.contains(front) && (behind == '\n' || behind == '\r');
    boolean settings = text.kind() == Text.Kind.SETTINGS;
    return settings
        && ((alone
                && (Literal.isMixed(text.string(found.start(), found.end()))
                    || hasUser(text, found)))
            || (Character.isLetterOrDigit(text.at(found.start())) && hasUserInFront(front)));
  }

  /// `user ada password v`
  private static boolean hasUserInFront(String front) {
    return (front.contains("user") || front.contains("login")) && WITH_USER.matches(front);
  }

  /// `the -keypass value.`
  private static boolean endsSentence(Text text, Assignment found) {
    return text.at(found.end() - 1) == '.'
        && !Literal.isMixed(text.string(found.start(), found.end() - 1));
  }

  /// "user `ada` and password `v`", "(password v1)".
  private static boolean isTold(Text text, Assignment found, String front) {
    var value = text.string(found.start(), found.end());
    boolean marked = text.at(found.start() - 1) == '`' && front.indexOf('`') >= 0;
    boolean closed = front.endsWith("(") && value.endsWith(")");
    return (marked && namesUser(front.toLowerCase(Locale.ROOT)))
        || (closed && Literal.hasDigit(value) && Literal.hasLetter(value));
  }

  private static boolean namesUser(String front) {
    for (var user : USERS) {
      if (front.contains(user)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a line or a part of a program ends behind the value: in a comment words would follow.
  private static boolean endsPart(Text text, Assignment found) {
    int at = found.end() + 1;
    while (text.at(at) == ' ') {
      at++;
    }
    byte b = text.at(at);
    return b == '"' || b == '\'' || "\r\n)}];,#/".indexOf(b) >= 0;
  }

  private static boolean isSql(String front) {
    var upper = front.toUpperCase(Locale.ROOT);
    return upper.contains("USER ") || upper.contains("ROLE ") || upper.endsWith("WITH");
  }

  /// What is in front of the name on its line.
  private static String front(Text text, Assignment found) {
    int limit = Math.max(0, found.nameStart() - LONGEST_FRONT);
    return text.string(text.lineStart(found.nameStart(), limit), found.nameStart()).strip();
  }

  /// Whether nothing, a comment's sign or what opens or separates parts is in front of the name.
  private static boolean beginsPart(Text text, Assignment found) {
    var front = front(text, found);
    return front.isEmpty()
        || front.endsWith("-passin")
        || front.endsWith("-passout")
        || (!front.endsWith("---")
            && "{([,;\"'`#*/-$?&|>:".indexOf(front.charAt(front.length() - 1)) >= 0);
  }

  /// Whether two literals are a name and its value rather than parts of a list: nothing is in front
  /// of them in their brackets, or the second is no word.
  private static boolean isPair(Text text, Assignment found) {
    var front = front(text, found);
    int end = front.length() - 1;
    while (end >= 0 && " \"'`\\@#".indexOf(front.charAt(end)) >= 0) {
      end--;
    }
    boolean opened = end >= 0 && "({[".indexOf(front.charAt(end)) >= 0;
    boolean listed = end >= 0 && front.charAt(end) == ',';
    if (!found.quoted() || text.string(found.nameEnd(), found.start()).indexOf('=') >= 0) {
      return false;
    }
    boolean list = opened && LIST.matches(front.substring(0, end + 1));
    return (opened && (!list || Literal.hasDigit(text.string(found.start(), found.end()))))
        || SETTERS.contains(front.substring(0, end + 1).replace(":", "").strip())
        || (listed && Literal.hasDigit(text.string(found.start(), found.end())));
  }

  /// Whether the line above or below gives a user: `user ada`.
  private static boolean hasUser(Text text, Assignment found) {
    int end = found.end();
    int start = text.lineStart(found.nameStart(), Math.max(0, found.nameStart() - LONGEST_FRONT));
    int above = text.lineStart(Math.max(0, start - 1), Math.max(0, start - LONGEST_FRONT));
    int below = text.lineEnd(end + 1, Math.min(text.length(), end + LONGEST_FRONT));
    var lines = text.string(above, start) + "\n" + text.string(Math.min(end, below), below);
    for (var line : lines.replace('\r', '\n').split("\n", -1)) {
      if (givesUser(line.strip())) {
        return true;
      }
    }
    return false;
  }

  private static boolean givesUser(String line) {
    int end = line.indexOf(' ');
    return end > 0 && USERS.contains(line.substring(0, end));
  }

  /// Without the bytes that end a statement or a query parameter.
  private static Assignment trimmed(Text text, Assignment found) {
    if (found.quoted()) {
      return withoutInnerQuotes(text, found);
    }
    int end = found.end();
    while (end > found.start() && isTail(text.at(end - 1))) {
      end--;
    }
    for (int i = found.start(); i < end; i++) {
      if (text.at(i) == '&' && isParameter(text, i)) {
        end = i;
      }
    }
    return new Assignment(
        found.nameStart(), found.nameEnd(), found.operator(), false, found.start(), end);
  }

  /// `'"v"'`, as source generators have it.
  private static Assignment withoutInnerQuotes(Text text, Assignment found) {
    int skip = text.at(found.start()) == '\\' ? 2 : 1;
    byte first = text.at(found.start() + skip - 1);
    boolean inner =
        (first == '"' || first == '\'')
            && text.at(found.end() - 1) == first
            && found.end() - found.start() > 2 * skip + 2;
    return inner
        ? new Assignment(
            found.nameStart(),
            found.nameEnd(),
            found.operator(),
            true,
            found.start() + skip,
            found.end() - skip)
        : found;
  }

  private static boolean isTail(byte b) {
    return b == ',' || b == ';' || b == ')' || b == '}' || b == ']' || b == '\\' || b == '>';
  }

  private static boolean isParameter(Text text, int ampersand) {
    int at = ampersand + 1;
    while (Assignment.NAME.has(text.at(at))) {
      at++;
    }
    return at > ampersand + 1 && text.at(at) == '=';
  }
}
