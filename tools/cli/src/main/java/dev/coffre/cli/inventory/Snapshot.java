package dev.coffre.cli.inventory;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Files at one time: as they are, or as a commit has them.
interface Snapshot extends AutoCloseable {
  /// Paths from the top, sorted.
  List<String> paths();

  /// A file's content; empty if it is gone.
  Optional<byte[]> read(String path) throws IOException;

  @Override
  void close();
}
