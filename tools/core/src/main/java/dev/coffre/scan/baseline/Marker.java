package dev.coffre.scan.baseline;

import dev.coffre.pattern.Form;
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

  private static final Form FORM = Form.of("^" + WORD + "(?:[ \\t]+([a-z0-9-]+))?(?:[ \\t]+(.*))?");

  /// What ends a comment is no part of the reason.
  private static final Form END = Form.of("\\s*(\\*/|-->|#}|%>|}})?\\s*$");

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

  private static Marker parse(String text) {
    var match = FORM.part(text, 0).orElseThrow();
    return new Marker(
        match.has(1) ? match.group(1) : "", match.has(2) ? reason(match.group(2).strip()) : "");
  }

  private static String reason(String text) {
    return text.substring(0, END.part(text, 0).orElseThrow().start());
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
