package dev.coffre.e2e.demo.search;

import java.io.IOException;

/// Somewhere plaintext could have gone.
public interface Place {

  /// How a report calls it: `Git objects`.
  String name();

  /// Hands everything that lies there to `reader`, piece by piece; no value spans two pieces.
  void read(Reader reader) throws IOException;

  /// Takes one piece: a file, a Git object, a command's output.
  @FunctionalInterface
  interface Reader {
    void piece(byte[] bytes);
  }
}
