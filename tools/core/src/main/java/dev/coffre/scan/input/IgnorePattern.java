package dev.coffre.scan.input;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A line of a `.gitignore` file (git-scm.com/docs/gitignore, "Pattern format").
///
/// @param path what a path below the file's folder must look like, `/` between folders
record IgnorePattern(Pattern path, boolean keeps, boolean foldersOnly) {

  /// The pattern of a line; nothing if it is empty or a comment.
  static Optional<IgnorePattern> parse(String line) {
    var text = withoutBlanksAtEnd(line);
    if (text.isEmpty() || text.startsWith("#")) {
      return Optional.empty();
    }
    boolean keeps = text.startsWith("!");
    var glob = keeps ? text.substring(1) : text;
    boolean foldersOnly = glob.endsWith("/");
    if (foldersOnly) {
      glob = glob.substring(0, glob.length() - 1);
    }
    boolean anchored = glob.indexOf('/') >= 0;
    if (glob.startsWith("/")) {
      glob = glob.substring(1);
    }
    var expression = (anchored ? "" : "(?:.*/)?") + expression(glob);
    try {
      return Optional.of(
          new IgnorePattern(Pattern.compile(expression, Pattern.DOTALL), keeps, foldersOnly));
    } catch (PatternSyntaxException neverMatches) {
      return Optional.empty();
    }
  }

  private static String withoutBlanksAtEnd(String line) {
    int end = line.endsWith("\r") ? line.length() - 1 : line.length();
    while (end > 0 && line.charAt(end - 1) == ' ' && !(end > 1 && line.charAt(end - 2) == '\\')) {
      end--;
    }
    return line.substring(0, end);
  }

  private static String expression(String glob) {
    var expression = new StringBuilder();
    int at = 0;
    while (at < glob.length()) {
      at = glob.startsWith("**", at) ? stars(glob, at, expression) : one(glob, at, expression);
    }
    return expression.toString();
  }

  /// `**` between slashes is any number of folders; elsewhere it is `*`.
  private static int stars(String glob, int at, StringBuilder to) {
    boolean opens = at == 0 || glob.charAt(at - 1) == '/';
    if (opens && glob.startsWith("**/", at)) {
      to.append("(?:.*/)?");
      return at + 3;
    }
    to.append(opens && at + 2 == glob.length() ? ".+" : "[^/]*");
    return at + 2;
  }

  private static int one(String glob, int at, StringBuilder to) {
    char c = glob.charAt(at);
    int close = c == '[' ? glob.indexOf(']', at + 2) : -1;
    if (close > 0) {
      var set = glob.substring(at + 1, close).replace("\\", "\\\\").replace("[", "\\[");
      to.append("(?!/)[").append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
      return close + 1;
    }
    switch (c) {
      case '*' -> to.append("[^/]*");
      case '?' -> to.append("[^/]");
      case '\\' -> {
        to.append(Pattern.quote(at + 1 < glob.length() ? glob.substring(at + 1, at + 2) : "\\"));
        return at + 2;
      }
      default -> to.append(Pattern.quote(String.valueOf(c)));
    }
    return at + 1;
  }

  boolean matches(String below, boolean folder) {
    return (folder || !foldersOnly) && path.matcher(below).matches();
  }
}
