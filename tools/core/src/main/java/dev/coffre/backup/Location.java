package dev.coffre.backup;

import java.net.URI;
import java.util.Optional;

/// Where a plan keeps backups.
public sealed interface Location {

  /// A folder of this machine.
  ///
  /// @param path relative ones start at the repository
  record Folder(String path) implements Location {}

  /// A folder of a host that is reached by SSH.
  ///
  /// @param identity the private key to log in with; without it ssh's agent or its usual file
  /// @param knownHosts the file with the host's own key; without it ssh's usual one
  record Sftp(
      String host,
      int port,
      String user,
      String path,
      Optional<String> identity,
      Optional<String> knownHosts)
      implements Location {}

  /// A bucket of an object store that speaks S3.
  ///
  /// @param prefix that all keys begin with; empty for none
  /// @param region without it the one that the environment names
  /// @param endpoint without it that of AWS for the region
  /// @param pathStyle whether the bucket stands in the path, not in the host's name
  /// @param credentials a SOPS file; without it they come from the environment
  record S3(
      String bucket,
      String prefix,
      Optional<String> region,
      Optional<URI> endpoint,
      boolean pathStyle,
      Optional<String> credentials)
      implements Location {}
}
