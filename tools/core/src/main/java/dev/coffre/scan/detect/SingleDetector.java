package dev.coffre.scan.detect;

import java.util.List;
import java.util.Optional;

/// A detector whose keywords belong to one secret at most.
interface SingleDetector extends Detector {
  /// The secret that the keyword in the bytes `start` to `end` belongs to, if there is one.
  Optional<Span> find(Text text, int start, int end);

  @Override
  default List<Span> findAll(Text text, int start, int end) {
    var found = find(text, start, end);
    return found.isPresent() ? List.of(found.get()) : List.of();
  }
}
