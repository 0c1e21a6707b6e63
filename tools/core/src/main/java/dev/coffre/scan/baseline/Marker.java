package dev.coffre.scan.baseline;

import dev.coffre.scan.Finding;
import dev.coffre.scan.detect.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `coffre:allow RULE-ID reason`, in a comment on the line of a finding or alone on the one above.
///
/// @param rule empty if none is named
/// @param reason empty if none is given
public record Marker(String rule, String reason) {
  private static final String WORD = "coffre:allow";
  private static final Pattern FORM =
      Pattern.compile(WORD + "(?:[ \\t]+(?<rule>[a-z0-9-]+))?(?:[ \\t]+(?<reason>.*))?");

  /// What ends a comment is no part of the reason.
  private static final Pattern END = Pattern.compile("\\s*(\\*/|-->|#}|%>|}})?\\s*$");

  /// Longer lines are no one's to read.
  private static final int LONGEST = 2000;

  /// Those that are meant for a finding. Each allows one secret: of several that a rule finds on a
  /// line, the second needs a second one.
  ///
  /// @param all the findings of the text
  public static List<Marker> of(Text text, Finding finding, List<Finding> all) {
    var rule = finding.rule().id();
    long before =
        all.stream()
            .filter(other -> other.line() == finding.line() && other.start() < finding.start())
            .filter(other -> other.rule().id().equals(rule))
            .count();
    return of(text, rule, finding.start(), finding.end(), before);
  }

  /// Those that are meant for what is found from `start` to `end`.
  ///
  /// @param before how many of the same rule are in front of it on its line
  public static List<Marker> of(Text text, String rule, int start, int end, long before) {
    var markers = near(text, start, end);
    var own = markers.stream().filter(marker -> marker.rule().equals(rule)).skip(before);
    var others = markers.stream().filter(marker -> !marker.rule().equals(rule));
    return Stream.concat(own, others).toList();
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
    var match = FORM.matcher(text);
    if (!match.lookingAt()) {
      return new Marker("", "");
    }
    var rule = match.group("rule");
    var reason = match.group("reason");
    return new Marker(
        rule == null ? "" : rule,
        reason == null ? "" : END.matcher(reason.strip()).replaceFirst(""));
  }

  private static boolean isAlone(String line) {
    int at = line.indexOf(WORD);
    return at >= 0 && line.chars().limit(at).noneMatch(Character::isLetterOrDigit);
  }

  private static String string(Text text, int from, int to) {
    int length = Math.min(to - from, LONGEST);
    return length <= 0 ? "" : new String(text.bytes(), from, length, StandardCharsets.UTF_8);
  }
}
