package dev.coffre.inventory.date;

import dev.coffre.scan.baseline.SecretDigest;
import java.util.Map;

/// Reads the values of one version of a file.
public interface VersionReader {
  /// Those of a version.
  ///
  /// @param path it had
  Map<ValueKey, SecretDigest> read(String path, byte[] content);
}
