package dev.coffre.scan.detect;

import java.util.Optional;

/// Looks for a secret at a place where a keyword stood. Stateless, so thread-safe.
interface Detector {
  /// Where the secret is.
  ///
  /// @param start in bytes
  /// @param end behind the secret
  record Span(int start, int end) {}

  /// The secret that the keyword in the bytes `start` to `end` belongs to, if there is one.
  Optional<Span> find(Text text, int start, int end);
}
