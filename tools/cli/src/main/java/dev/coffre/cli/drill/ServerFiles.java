package dev.coffre.cli.drill;

import dev.coffre.backup.Manifest;
import java.nio.file.Path;

/// Where the files of a server that was backed up come from: its data, and all of the write-ahead
/// log that it needs to be one state.
sealed interface ServerFiles permits ArchivedFiles, RepositoryFiles {

  /// What is done, as phases of a drill are named.
  String phase();

  /// Brings them.
  ///
  /// @param data the folder for them, which is there and empty
  void bring(Opening opening, Manifest manifest, Path data) throws FailedCheckException;
}
