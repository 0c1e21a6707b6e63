package dev.coffre.sops.metadata;

import java.util.ArrayList;
import java.util.List;

/// Keys of which any one opens the group: the data key itself when there is a single group, one
/// Shamir share of it otherwise.
///
/// @param entries in the order sops reads them: by kind as in {@link KeyKind}, then as in the file
public record KeyGroup(List<KeyEntry> entries) {
  public KeyGroup {
    entries = List.copyOf(entries);
  }

  /// The keys without their wrapped copies.
  public List<MasterKey> keys() {
    var keys = new ArrayList<MasterKey>();
    for (var entry : entries) {
      keys.add(entry.key());
    }
    return keys;
  }
}
