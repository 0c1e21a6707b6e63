package dev.coffre.cli.scan;

import dev.coffre.scan.Finding;
import dev.coffre.scan.baseline.Marker;
import dev.coffre.scan.baseline.SecretDigest;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.history.Discovery;
import dev.coffre.scan.report.Excerpt;
import dev.coffre.scan.report.Past;
import dev.coffre.scan.report.Region;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A finding with what is kept of its text: the file's name, the place, the line with every secret
/// masked, and what it takes to know the secret again.
///
/// @param path as it is shown
/// @param markers those that are meant for it
/// @param past where it came from, if it was found in commits
record Located(
    String path,
    Finding finding,
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
    return new Located(
        path,
        finding,
        region(text, finding),
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
        located.finding,
        located.region,
        located.excerpt,
        located.secret,
        located.markers,
        past);
  }

  private static Region region(Text text, Finding finding) {
    int start = finding.start();
    int breaks = 0;
    for (int i = start; i < finding.end(); i++) {
      breaks += text.at(i) == '\n' ? 1 : 0;
    }
    int column = column(text, start - finding.column() + 1, start);
    int endColumn = column(text, text.lineStart(finding.end()), finding.end());
    return new Region(finding.line(), column, finding.line() + breaks, endColumn);
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

  private static void mask(byte[] line, Finding finding, int from) {
    boolean shows = finding.end() - finding.start() >= LONG;
    int start = Math.max(0, finding.start() + (shows ? SHOWN : 0) - from);
    int end = Math.min(line.length, finding.end() - from);
    if (start < end) {
      Arrays.fill(line, start, end, (byte) '*');
    }
  }

  private static String decoded(byte[] line, int from, int to) {
    return new String(line, from, to - from, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
  }
}
