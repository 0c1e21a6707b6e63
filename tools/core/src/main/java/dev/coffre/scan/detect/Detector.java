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

  /// Whether a text with this keyword may hold secrets that bytes far from them decide about.
  default boolean looksFar(Text text, int start) {
    return false;
  }
}
