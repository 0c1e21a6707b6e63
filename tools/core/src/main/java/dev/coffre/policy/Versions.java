package dev.coffre.policy;

import java.io.IOException;
import java.util.List;

/// Older versions of a file, looked up when they are asked for.
@FunctionalInterface
public interface Versions {
  /// None.
  Versions NONE = List::of;

  /// Looks them up.
  ///
  /// @throws IOException if one cannot be read
  List<byte[]> get() throws IOException;
}
