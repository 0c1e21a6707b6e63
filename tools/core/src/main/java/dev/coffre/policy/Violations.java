package dev.coffre.policy;

import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The findings in one file, under construction.
final class Violations {
  private final CheckedFile file;
  private final List<Violation> found = new ArrayList<>();
  private final Set<Integer> places = new HashSet<>();

  /// Written out: comparators of the JDK's making are spun at run time, which takes as long as a
  /// file.
  private static final Comparator<Violation> BY_PLACE =
      (a, b) ->
          a.line() == b.line()
              ? Integer.compare(a.column(), b.column())
              : Integer.compare(a.line(), b.line());

  Violations(CheckedFile file) {
    this.file = file;
  }

  CheckedFile file() {
    return file;
  }

  /// By line and column.
  List<Violation> sorted() {
    var sorted = new ArrayList<>(found);
    sorted.sort(BY_PLACE);
    return List.copyOf(sorted);
  }

  /// Whether something was found at a place.
  boolean isAt(Site site) {
    return places.contains(site.start());
  }

  /// Whether something was found about the file as a whole.
  boolean isWhole(Check check) {
    for (var one : found) {
      if (one.check() == check && one.start() == one.end()) {
        return true;
      }
    }
    return false;
  }

  /// Adds a finding about the file as a whole.
  void add(Check check, String message) {
    add(check, 0, 0, message, fix(check));
  }

  /// Adds a finding about the file as a whole, at a value that shows what is meant.
  void add(Check check, Site site, String message) {
    add(check, site, message, fix(check));
  }

  /// Adds a finding about a value.
  void add(Check check, Site site, TreePath path, String message) {
    var fix = fix(check).replace("PATH", shell(path));
    add(check, site, path.steps().isEmpty() ? message : path + ": " + message, fix);
  }

  /// Adds a finding about a field of the metadata, or about what only they name.
  void add(Check check, Node.Mapping metadata, String field, String message) {
    int offset = offset(metadata, field);
    add(check, offset, offset, message, fix(check));
  }

  void add(Check check, Site site, String message, String fix) {
    add(check, site.start(), site.end(), message, fix);
  }

  void add(Check check, int from, int to, String message, String fix) {
    places.add(from);
    int line = 1;
    int lineStart = 0;
    int start = Math.clamp(from, 0, file.content().length);
    int end = Math.clamp(to, start, file.content().length);
    for (int i = 0; i < start; i++) {
      if (file.content()[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    found.add(new Violation(check, start, end, line, start - lineStart + 1, message, fix));
  }

  private String fix(Check check) {
    return check.fix().replace("FILE", file.word());
  }

  /// The notation that `coffre set` takes, as one word of a shell command.
  private static String shell(TreePath path) {
    var text = new StringBuilder();
    for (var step : path.steps()) {
      if (step instanceof Integer index) {
        text.append('[').append(index.intValue()).append(']');
      } else if (isPlain(step.toString(), "-")) {
        text.append(text.isEmpty() ? "" : ".").append(step);
      } else {
        text.append("[\"").append(step).append("\"]");
      }
    }
    var plain = text.toString();
    return isPlain(plain, ".-") ? plain : "'" + plain.replace("'", "'\\''") + "'";
  }

  /// Whether a text has nothing but ASCII letters, digits, `_` and what `others` has.
  static boolean isPlain(String text, String others) {
    for (int i = 0; i < text.length(); i++) {
      if (!isWord(text.charAt(i)) && others.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /// Flattened metadata has no sites: the field's name is looked for in the text then.
  private int offset(Node.Mapping metadata, String field) {
    for (var item : metadata.items()) {
      if (item instanceof Entry(String key, Node.Scalar(var value, var site))
          && key.equals(field)
          && site.start() >= 0) {
        return site.start();
      }
    }
    var text = new String(file.content(), StandardCharsets.ISO_8859_1);
    int metadataStart = Math.max(0, text.lastIndexOf("sops"));
    int named = text.lastIndexOf(field);
    return named >= 0 ? named : metadataStart;
  }
}
