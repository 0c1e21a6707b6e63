package dev.coffre.cli.scan;

import dev.coffre.policy.Violation;
import dev.coffre.scan.Finding;
import dev.coffre.scan.baseline.Marker;
import dev.coffre.scan.baseline.SecretDigest;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.history.Discovery;
import dev.coffre.scan.report.Excerpt;
import dev.coffre.scan.report.Past;
import dev.coffre.scan.report.Region;
import dev.coffre.scan.report.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A finding with what is kept of its text: the file's name, the place, the line with every secret
/// masked, and what it takes to know the secret again.
///
/// @param path as it is shown
/// @param message what it is, of this one
/// @param fix what to do about this one
/// @param markers those that are meant for it
/// @param past where it came from, if it was found in commits
record Located(
    String path,
    Topic topic,
    String message,
    String fix,
    Region region,
    Excerpt excerpt,
    SecretDigest secret,
    List<Marker> markers,
    Optional<Past> past) {
  private static final int BEFORE = 60;
  private static final int SECRET = 30;
  private static final int AFTER = 30;

  /// The first characters of a long secret are shown, so that a person knows which one it is.
  private static final int SHOWN = 3;

  private static final int LONG = 12;

  /// Columns of longer lines count bytes.
  private static final int LONGEST_LINE = 1 << 16;

  Located {
    markers = List.copyOf(markers);
  }

  /// One of the findings of a text.
  ///
  /// @param all of them: another one may stand on the same line
  static Located of(String path, Text text, Finding finding, List<Finding> all) {
    var rule = finding.rule();
    return new Located(
        path,
        Topic.of(rule),
        rule.description(),
        rule.fix(),
        region(text, finding.start(), finding.end(), finding.line()),
        excerpt(text, finding, all),
        SecretDigest.of(text.bytes(), finding.start(), finding.end()),
        Marker.of(text, finding, all),
        Optional.empty());
  }

  /// A finding in commits.
  static Located of(Discovery found) {
    var located = of(found.path(), found.text(), found.finding(), found.others());
    var past = found.origin().map(origin -> new Past(origin, found.blobs()));
    return new Located(
        located.path,
        located.topic,
        located.message,
        located.fix,
        located.region,
        located.excerpt,
        located.secret,
        located.markers,
        past);
  }

  /// What a check found.
  ///
  /// @param before how many of the same check are in front of it on its line
  static Located of(String path, Text text, Violation found, long before, Optional<Past> past) {
    var check = found.check();
    return new Located(
        path,
        Topic.of(check),
        found.message(),
        found.fix(),
        region(text, found.start(), found.end(), found.line()),
        found.isOfValue() ? excerpt(text, found) : new Excerpt("", 0, 0),
        digest(text, found),
        Marker.of(text, check.id(), found.start(), found.end(), before),
        past);
  }

  /// What is found of the file as a whole is known by what it says.
  private static SecretDigest digest(Text text, Violation found) {
    var message = found.message().getBytes(StandardCharsets.UTF_8);
    return found.isOfValue()
        ? SecretDigest.of(text.bytes(), found.start(), found.end())
        : SecretDigest.of(message, 0, message.length);
  }

  /// The same in a file that is shown by another path.
  Located at(String other) {
    return new Located(other, topic, message, fix, region, excerpt, secret, markers, past);
  }

  private static Region region(Text text, int start, int end, int line) {
    int breaks = 0;
    for (int i = start; i < end; i++) {
      breaks += text.at(i) == '\n' ? 1 : 0;
    }
    int column = column(text, text.lineStart(start), start);
    int endColumn = column(text, text.lineStart(end), end);
    return new Region(line, column, line + breaks, endColumn);
  }

  private static int column(Text text, int lineStart, int at) {
    return at - lineStart > LONGEST_LINE
        ? at - lineStart + 1
        : new String(text.bytes(), lineStart, at - lineStart, StandardCharsets.UTF_8).length() + 1;
  }

  private static Excerpt excerpt(Text text, Finding finding, List<Finding> all) {
    int from = Math.max(finding.start() - finding.column() + 1, finding.start() - BEFORE);
    int lineEnd = text.lineEnd(finding.start());
    int secretEnd = Math.min(finding.end(), lineEnd);
    int to = Math.min(lineEnd, secretEnd + AFTER);
    var masked = Arrays.copyOfRange(text.bytes(), from, to);
    all.forEach(other -> mask(masked, other, from));
    var before = decoded(masked, 0, finding.start() - from);
    var secret = decoded(masked, finding.start() - from, secretEnd - from);
    var shown = secret.substring(0, Math.min(secret.length(), SECRET));
    var line = before + shown + decoded(masked, secretEnd - from, to - from);
    return new Excerpt(line, before.length(), shown.length());
  }

  /// The name of the value at most: what else is on the line may be secret, too.
  private static Excerpt excerpt(Text text, Violation found) {
    int from = Math.max(text.lineStart(found.start()), found.start() - BEFORE);
    for (int i = from; i < found.start(); i++) {
      from = text.at(i) == ',' || text.at(i) == '{' || text.at(i) == '[' ? i + 1 : from;
    }
    var before = decoded(text.bytes(), from, found.start());
    int end = Math.min(found.end(), text.lineEnd(found.start()));
    int width = Math.clamp(end - found.start(), 0, SECRET);
    return new Excerpt(before + "*".repeat(width), before.length(), width);
  }

  private static void mask(byte[] line, Finding finding, int from) {
    boolean shows = finding.end() - finding.start() >= LONG;
    int start = Math.max(0, finding.start() + (shows ? SHOWN : 0) - from);
    int end = Math.min(line.length, finding.end() - from);
    if (start < end) {
      Arrays.fill(line, start, end, (byte) '*');
    }
  }

  /// Bytes as they are shown: without what controls a terminal.
  static String decoded(byte[] line, int from, int to) {
    var text = new String(line, from, to - from, StandardCharsets.UTF_8).toCharArray();
    for (int i = 0; i < text.length; i++) {
      text[i] = text[i] < ' ' || text[i] == 0x7f ? ' ' : text[i];
    }
    return new String(text);
  }
}
