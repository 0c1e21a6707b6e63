package dev.coffre.scan.baseline;

import java.util.List;

/// What has to be known of a finding to judge it.
///
/// @param rule the id
/// @param path from the repository's root, with `/`
/// @param line from 1
/// @param column from 1
/// @param markers those that are meant for it
public record Sighting(
    String rule, String path, int line, int column, SecretDigest secret, List<Marker> markers) {
  public Sighting {
    markers = List.copyOf(markers);
  }

  /// A name for it that needs no salt, and lasts until the place moves.
  public String place() {
    return Fingerprints.ofPlace(rule, path, line, column);
  }
}
