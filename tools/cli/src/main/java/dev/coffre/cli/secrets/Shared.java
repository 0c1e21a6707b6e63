package dev.coffre.cli.secrets;

import dev.coffre.sops.metadata.KeyEntry;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.Metadata;
import java.util.HashMap;
import java.util.Map;

/// Keeps diffs small when a data key gets more holders.
final class Shared {
  private Shared() {}

  /// The new metadata, with the copies that holders had already: they are of the same data key. Of
  /// several groups each has its own shares, which are new every time.
  static Metadata keepingCopies(Metadata before, Metadata after) {
    if (before.groups().size() != 1 || after.groups().size() != 1) {
      return after;
    }
    Map<String, KeyEntry> had = new HashMap<>();
    before
        .groups()
        .getFirst()
        .entries()
        .forEach(entry -> had.put(entry.key().comparable().id(), entry));
    var entries =
        after.groups().getFirst().entries().stream()
            .map(entry -> had.getOrDefault(entry.key().comparable().id(), entry))
            .toList();
    return after.withGroups(java.util.List.of(new KeyGroup(entries)), after.shamirThreshold());
  }
}
