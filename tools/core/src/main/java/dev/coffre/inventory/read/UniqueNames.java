package dev.coffre.inventory.read;

import java.util.HashMap;
import java.util.Map;

/// Tells apart what has the same name in one file: several documents, or a key that repeats.
final class UniqueNames {
  private final Map<String, Integer> counts = new HashMap<>();

  /// The name; from the second time on, with its number.
  String of(String name) {
    int count = counts.merge(name, 1, Integer::sum);
    return count == 1 ? name : name + " (" + count + ")";
  }
}
