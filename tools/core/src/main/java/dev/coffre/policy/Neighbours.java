package dev.coffre.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The other files of the tree that is checked.
@FunctionalInterface
public interface Neighbours {

  /// What a file holds; empty if there is none.
  ///
  /// @throws IOException if it is there and cannot be read
  Optional<byte[]> read(Path file) throws IOException;
}
