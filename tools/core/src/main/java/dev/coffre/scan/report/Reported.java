package dev.coffre.scan.report;

import dev.coffre.git.object.GitPath;
import dev.coffre.scan.baseline.Standing;
import dev.coffre.scan.rule.Rule;
import java.util.List;
import java.util.Optional;

/// A finding as it is told.
///
/// @param path as it is shown
/// @param past where it came from, if it was found in commits
/// @param name what `coffre scan allow` knows it by
/// @param lasting whether the name is that of the secret, not of the place
public record Reported(
    Rule rule,
    String path,
    Region region,
    Excerpt excerpt,
    Optional<Past> past,
    String name,
    boolean lasting,
    Standing standing) {

  /// Whether it counts.
  public boolean isOpen() {
    return standing instanceof Standing.Open;
  }

  List<String> notes() {
    return standing instanceof Standing.Open(var notes) ? notes : List.of();
  }

  /// For people; a path with odd characters in it as Git quotes it.
  String place() {
    return GitPath.of(path) + ":" + region.line() + ":" + region.column();
  }
}
