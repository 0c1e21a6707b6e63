package dev.coffre.scan.detect;

import java.util.List;

/// Looks for secrets at a place where a keyword stood. Stateless, so thread-safe.
interface Detector {
  /// Where a secret is.
  ///
  /// @param start in bytes
  /// @param end behind the secret
  record Span(int start, int end) {}

  /// The secrets that the keyword in the bytes `start` to `end` belongs to.
  List<Span> findAll(Text text, int start, int end);

  /// Whether bytes far from a keyword and its secrets may decide about them.
  default boolean looksFar() {
    return false;
  }
}
