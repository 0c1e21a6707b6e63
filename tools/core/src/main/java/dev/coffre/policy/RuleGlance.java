package dev.coffre.policy;

import com.google.re2j.PatternSyntaxException;
import dev.coffre.sops.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells which files no creation rule can mean, from the text of a `.sops.yaml` alone: most files
/// of most commits, and the YAML parser would cost more than the rest of a scan. It takes a rule
/// only if it is written in the usual way, and means every file otherwise.
///
/// @param expressions those of the rules; empty: any file may be meant
record RuleGlance(Optional<List<Expression>> expressions) {
  private static final String FIELD = "path_regex";

  static RuleGlance of(String text) {
    var expressions = new ArrayList<Expression>();
    var lines = lines(text);
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      boolean escapes = line.indexOf('\\') >= 0 && line.indexOf('"') >= 0;
      if (escapes || (line.contains(FIELD) && !isUsual(line, following(lines, i), expressions))) {
        return new RuleGlance(Optional.empty());
      }
    }
    return new RuleGlance(Optional.of(List.copyOf(expressions)));
  }

  /// The lines that say something.
  static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    for (var line : text.replace('\r', '\n').split("\n", -1)) {
      if (!line.isBlank() && !isComment(line)) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("#");
  }

  private static String following(List<String> lines, int at) {
    return at + 1 < lines.size() ? lines.get(at + 1) : "";
  }

  /// Whether a line is `path_regex: value`, whose value does not go on in the following one.
  private static boolean isUsual(String line, String following, List<Expression> expressions) {
    boolean goesOn = indentation(following) > line.indexOf(FIELD);
    var value = goesOn ? Optional.<String>empty() : value(line);
    return value.isPresent() && add(value.get(), expressions);
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static boolean add(String value, List<Expression> expressions) {
    try {
      expressions.add(Expression.of(value));
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private static Optional<String> value(String line) {
    var text = line.strip();
    if (text.startsWith("- ")) {
      text = text.substring(2).strip();
    }
    if (!text.startsWith(FIELD + ": ")) {
      return Optional.empty();
    }
    var value = text.substring(FIELD.length() + 2).strip();
    return value.isEmpty() ? Optional.empty() : scalar(value);
  }

  private static Optional<String> scalar(String value) {
    char first = value.charAt(0);
    if (first == '\'' || first == '"') {
      int end = value.indexOf(first, 1);
      boolean whole = end == value.length() - 1;
      return whole ? Optional.of(value.substring(1, end)) : Optional.empty();
    }
    boolean plain = "&*!|>%@`[]{},?#".indexOf(first) < 0;
    return plain && !value.contains(" #") && !value.contains("\t#") && !value.contains(": ")
        ? Optional.of(value)
        : Optional.empty();
  }

  boolean maySelect(String path) {
    for (var expression : expressions.orElse(List.of())) {
      if (expression.isIn(path)) {
        return true;
      }
    }
    return expressions.isEmpty();
  }
}
