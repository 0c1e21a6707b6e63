package dev.coffre.scan.report;

import dev.coffre.git.object.GitPath;
import dev.coffre.scan.baseline.Standing;
import java.util.List;
import java.util.Optional;

/// A finding as it is told.
///
/// @param message what it is, of this one
/// @param fix what to do about this one
/// @param path as it is shown
/// @param past where it came from, if it was found in commits
/// @param name what `coffre scan allow` knows it by
/// @param lasting whether the name is that of the secret, not of the place
public record Reported(
    Topic topic,
    String message,
    String fix,
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

  /// Whether what to do is particular to it.
  boolean hasOwnFix() {
    return !fix.equals(topic.fix());
  }

  /// Why what was meant to let it stay does not.
  public List<String> notes() {
    return standing instanceof Standing.Open(var notes) ? notes : List.of();
  }

  /// `file:line:column`, for people; a path with odd characters in it as Git quotes it.
  public String place() {
    return GitPath.of(path) + ":" + region.line() + ":" + region.column();
  }
}
