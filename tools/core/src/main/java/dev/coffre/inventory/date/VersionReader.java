package dev.coffre.inventory.date;

import java.util.Set;

/// Reads the values of one version of a file.
interface VersionReader {
  /// Those of a version.
  ///
  /// @param path it had
  Set<DatedValue> read(String path, byte[] content);
}
