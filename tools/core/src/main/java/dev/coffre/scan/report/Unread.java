package dev.coffre.scan.report;

import dev.coffre.git.object.GitPath;

/// What could not be scanned, and may hold secrets.
///
/// @param path of a file, or what else it is in a few words
/// @param why in a few words
public record Unread(String path, String why) {

  /// For people, on one line.
  public String text() {
    return GitPath.of(path) + ": not scanned: " + why;
  }
}
