package dev.coffre.scan.rule;

import com.google.re2j.Pattern;

/// A pattern of paths: `*` is any part of a name, `?` one character of it, `**` any number of
/// folders. One that ends with `/` means all in a folder; one without a `/` a name anywhere.
public final class PathGlob {
  private final Pattern pattern;

  private PathGlob(Pattern pattern) {
    this.pattern = pattern;
  }

  /// The pattern of a text. Every text is one.
  static PathGlob of(String text) {
    var glob = text.endsWith("/") ? text + "**" : text;
    if (glob.startsWith("/")) {
      glob = glob.substring(1);
    } else if (glob.indexOf('/') < 0) {
      glob = "**/" + glob;
    }
    return new PathGlob(Pattern.compile(expression(glob)));
  }

  private static String expression(String glob) {
    var expression = new StringBuilder();
    int at = 0;
    while (at < glob.length()) {
      if (glob.startsWith("**/", at)) {
        expression.append("(?:[^/]+/)*");
        at += 3;
      } else if (glob.startsWith("**", at)) {
        expression.append("(?s:.*)");
        at += 2;
      } else {
        char c = glob.charAt(at);
        expression.append(
            c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
        at++;
      }
    }
    return expression.toString();
  }

  /// Whether it means a path, which has `/` between its folders.
  public boolean matches(String path) {
    return pattern.matches(path);
  }
}
