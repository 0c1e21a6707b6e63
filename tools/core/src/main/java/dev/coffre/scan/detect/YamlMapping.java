package dev.coffre.scan.detect;

import dev.coffre.pattern.Form;
import dev.coffre.scan.detect.Detector.Span;
import java.util.ArrayList;
import java.util.List;

/// The lines of a YAML mapping around one of its keys, as far as indentation tells.
final class YamlMapping {
  private static final int REACH = 256 << 10;
  private static final int LONGEST_LINE = 64 << 10;
  private static final Form KIND = Form.of("[\"']?kind[\"']?\\s*:.*");
  private static final Form DATA =
      Form.of("(?:- +)?[\"']?(data|stringData)[\"']?\\s*:\\s*(\\{.*)?(#.*)?");
  private static final Form ENTRY = Form.of("[\"']?[\\w./-]{1,253}[\"']?\\s*:\\s*(\\S.*)");
  private static final Form PAIR =
      Form.of("[\"']?[\\w./-]{1,253}[\"']?\\s*:\\s*[\"']?([^\"',{}\\s]+)[\"']?");

  private final Text text;
  private final int key;
  private final int column;
  private final List<Span> spans = new ArrayList<>();

  /// @param key where a key of the mapping begins
  YamlMapping(Text text, int key) {
    this.text = text;
    this.key = key;
    this.column = key - text.lineStart(key, Math.max(0, key - LONGEST_LINE));
  }

  /// The values under `data` and `stringData` that are in clear.
  List<Span> values() {
    int first = first();
    int limit = Math.min(text.length(), key + REACH);
    int at = first;
    while (at < limit) {
      int end = text.lineEnd(at, Math.min(limit, at + LONGEST_LINE));
      var line = text.string(at, end);
      if (at > key && ends(line)) {
        return spans;
      }
      if (column(line) == column) {
        data(line, at, next(end), limit);
      }
      at = next(end);
    }
    return spans;
  }

  /// The line with which the mapping begins.
  private int first() {
    int limit = Math.max(0, key - REACH);
    int at = text.lineStart(key, limit);
    while (at > limit && !isItem(text.string(at, text.lineEnd(at, at + LONGEST_LINE)))) {
      int above = text.lineStart(at - 1, Math.max(limit, at - LONGEST_LINE));
      if (ends(text.string(above, at - 1))) {
        return at;
      }
      at = above;
    }
    return at;
  }

  private boolean isItem(String line) {
    return line.stripLeading().startsWith("- ") && column(line) == column;
  }

  /// Whether the line belongs to what is around the mapping, or to its next neighbour.
  private boolean ends(String line) {
    var stripped = line.strip();
    if (stripped.isEmpty() || stripped.startsWith("#")) {
      return false;
    }
    int indent = column(line);
    return stripped.startsWith("---")
        || indent < column
        || (indent == column && KIND.matches(stripped));
  }

  /// Where the key stands in the line, behind a list's dash.
  private static int column(String line) {
    int at = 0;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    if (line.startsWith("- ", at)) {
      at += 2;
    }
    return at;
  }

  private void data(String line, int at, int below, int limit) {
    var found = DATA.whole(line.strip());
    if (found.isEmpty()) {
      return;
    }
    boolean plain = found.get().group(1).equals("stringData");
    if (found.get().has(2)) {
      flow(line, at, plain);
    } else {
      block(below, limit, plain);
    }
  }

  private void flow(String line, int at, boolean plain) {
    int open = line.indexOf('{');
    var pair = PAIR.part(line, open + 1);
    while (pair.isPresent()) {
      add(pair.get().group(1), at + pair.get().start(1), plain);
      pair = PAIR.part(line, pair.get().end());
    }
  }

  private void block(int from, int limit, boolean plain) {
    int at = from;
    boolean scalar = false;
    while (at < limit) {
      int end = text.lineEnd(at, Math.min(limit, at + LONGEST_LINE));
      var line = text.string(at, end);
      if (!line.isBlank() && column(line) <= column && !line.strip().startsWith("#")) {
        return;
      }
      int start = scalar ? column(line) : valueStart(line);
      if (start >= 0 && start < line.length()) {
        boolean opens = !scalar && (line.charAt(start) == '|' || line.charAt(start) == '>');
        if (!opens) {
          add(value(line, start), at + start + (isQuoted(line, start) ? 1 : 0), plain);
        }
        scalar = opens;
      } else {
        scalar = false;
      }
      at = next(end);
    }
  }

  private static int valueStart(String line) {
    var stripped = line.strip();
    if (stripped.startsWith("#")) {
      return -1;
    }
    var entry = ENTRY.whole(stripped);
    return entry.isPresent() ? line.indexOf(stripped) + entry.get().start(1) : -1;
  }

  private static boolean isQuoted(String line, int start) {
    return line.charAt(start) == '"' || line.charAt(start) == '\'';
  }

  private static String value(String line, int start) {
    if (isQuoted(line, start)) {
      int close = line.indexOf(line.charAt(start), start + 1);
      return close < 0 ? "" : line.substring(start + 1, close);
    }
    int comment = line.indexOf(" #", start);
    return (comment < 0 ? line.substring(start) : line.substring(start, comment)).stripTrailing();
  }

  private void add(String value, int start, boolean plain) {
    if (SecretValue.isClear(value, plain)) {
      spans.add(new Span(start, start + value.length()));
    }
  }

  private int next(int lineEnd) {
    return lineEnd + (text.at(lineEnd) == '\r' ? 2 : 1);
  }
}
