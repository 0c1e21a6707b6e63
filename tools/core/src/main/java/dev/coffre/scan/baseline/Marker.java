package dev.coffre.scan.baseline;

import dev.coffre.scan.Finding;
import dev.coffre.scan.detect.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// `coffre:allow RULE-ID reason`, in a comment on the line of a finding or alone on the one above.
///
/// @param rule empty if none is named
/// @param reason empty if none is given
public record Marker(String rule, String reason) {
  private static final String WORD = "coffre:allow";

  /// A line of the text may have some of these in it; a reason ends in front of them.
  private static final String LINE_ENDS = "\n\r\u0085\u2028\u2029";

  /// What ends a comment is no part of the reason.
  private static final List<String> ENDS = List.of("*/", "-->", "#}", "%>", "}}");

  private static final String SPACES = " \t\n\u000b\f\r";

  /// Longer lines are no one's to read.
  private static final int LONGEST = 2000;

  /// Those that are meant for a finding. Each allows one secret: of several that a rule finds on a
  /// line, the second needs a second one.
  ///
  /// @param all the findings of the text
  public static List<Marker> of(Text text, Finding finding, List<Finding> all) {
    var rule = finding.rule().id();
    long before = 0;
    for (var other : all) {
      boolean inFront = other.line() == finding.line() && other.start() < finding.start();
      before += inFront && other.rule().id().equals(rule) ? 1 : 0;
    }
    return of(text, rule, finding.start(), finding.end(), before);
  }

  /// Those that are meant for what is found from `start` to `end`.
  ///
  /// @param before how many of the same rule are in front of it on its line
  public static List<Marker> of(Text text, String rule, int start, int end, long before) {
    var own = new ArrayList<Marker>();
    var others = new ArrayList<Marker>();
    for (var marker : near(text, start, end)) {
      (marker.rule().equals(rule) ? own : others).add(marker);
    }
    var left = new ArrayList<>(own.subList((int) Math.min(before, own.size()), own.size()));
    left.addAll(others);
    return left;
  }

  private static List<Marker> near(Text text, int from, int to) {
    var markers = new ArrayList<Marker>();
    int start = text.lineStart(from);
    int end = text.lineEnd(to);
    // The secret's own bytes allow nothing.
    find(string(text, start, from), markers);
    find(string(text, to, end), markers);
    if (start > 0) {
      var above = string(text, text.lineStart(start - 1), start - 1);
      if (isAlone(above)) {
        find(above, markers);
      }
    }
    return markers;
  }

  private static void find(String line, List<Marker> markers) {
    int at = line.indexOf(WORD);
    while (at >= 0) {
      int next = line.indexOf(WORD, at + WORD.length());
      markers.add(parse(line.substring(at, next < 0 ? line.length() : next)));
      at = next;
    }
  }

  /// By hand: a commit would wait for the first expression of the process.
  private static Marker parse(String text) {
    int start = behindBlanks(text, WORD.length());
    if (start == WORD.length()) {
      return new Marker("", "");
    }
    int end = behindRule(text, start);
    if (end == start) {
      return new Marker("", reason(text, start));
    }
    int next = behindBlanks(text, end);
    return new Marker(text.substring(start, end), next == end ? "" : reason(text, next));
  }

  private static int behindBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static int behindRule(String text, int from) {
    int at = from;
    while (at < text.length() && isOfRule(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isOfRule(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static String reason(String text, int from) {
    int end = from;
    while (end < text.length() && LINE_ENDS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    var reason = text.substring(from, end).strip();
    for (var comment : ENDS) {
      if (reason.endsWith(comment)) {
        return withoutSpaces(reason.substring(0, reason.length() - comment.length()));
      }
    }
    return reason;
  }

  private static String withoutSpaces(String text) {
    int end = text.length();
    while (end > 0 && SPACES.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean isAlone(String line) {
    int at = line.indexOf(WORD);
    for (int i = 0; i < at; i++) {
      if (Character.isLetterOrDigit(line.charAt(i))) {
        return false;
      }
    }
    return at >= 0;
  }

  private static String string(Text text, int from, int to) {
    int length = Math.min(to - from, LONGEST);
    return length <= 0 ? "" : new String(text.bytes(), from, length, StandardCharsets.UTF_8);
  }
}
