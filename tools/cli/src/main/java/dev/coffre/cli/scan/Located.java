package dev.coffre.cli.scan;

import dev.coffre.scan.Finding;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.history.Discovery;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A finding with the file that it is in and its line, every secret in it masked.
///
/// @param path as it is shown
/// @param line a part of the line that the secret begins in
/// @param offset how many characters of it are in front of the secret
/// @param width how many are the secret's
/// @param past where it came from, if it was found in commits
record Located(
    String path, Finding finding, String line, int offset, int width, Optional<Past> past) {
  private static final int BEFORE = 60;
  private static final int SECRET = 30;
  private static final int AFTER = 30;

  /// The first characters of a long secret are shown, so that a person knows which one it is.
  private static final int SHOWN = 3;

  private static final int LONG = 12;

  /// One of the findings of a text.
  ///
  /// @param all of them: another one may stand on the same line
  static Located of(String path, Text text, Finding finding, List<Finding> all) {
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
    return new Located(path, finding, line, before.length(), shown.length(), Optional.empty());
  }

  /// A finding in commits.
  static Located of(Discovery found) {
    var located = of(found.path(), found.text(), found.finding(), found.others());
    var past = found.origin().map(origin -> new Past(origin, found.blobs()));
    return new Located(
        located.path, located.finding, located.line, located.offset, located.width, past);
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
