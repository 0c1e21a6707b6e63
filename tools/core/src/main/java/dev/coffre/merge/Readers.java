package dev.coffre.merge;

import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who can open a merged file: whoever one of the sides lets in, without those whom one of them
/// took out.
///
/// @param groups the keys, by group
/// @param shamirThreshold how many groups are needed; 0 if not said
/// @param removed whether a reader of the base is no longer one: the data key that they may have
///   kept has to go, too
public record Readers(List<List<MasterKey>> groups, int shamirThreshold, boolean removed) {
  public Readers {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /// Merges the readers of two versions.
  ///
  /// @param base empty if the file was not encrypted, or not there
  /// @return empty if both sides changed the grouping of the keys, or nobody would be left
  public static Optional<Readers> merge(Optional<Metadata> base, Metadata ours, Metadata theirs) {
    var before = base.map(Readers::groups).orElse(List.of());
    var groups = groups(before, groups(ours), groups(theirs));
    if (groups.isEmpty() || groups.get().stream().anyMatch(List::isEmpty)) {
      return Optional.empty();
    }
    int threshold = threshold(base.map(Metadata::shamirThreshold), ours.shamirThreshold(), theirs);
    return Optional.of(
        new Readers(groups.get(), threshold, !all(groups.get()).containsAll(all(before))));
  }

  private static List<List<MasterKey>> groups(Metadata metadata) {
    return metadata.groups().stream().map(KeyGroup::keys).toList();
  }

  private static Set<MasterKey> all(List<List<MasterKey>> groups) {
    return groups.stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  private static Optional<List<List<MasterKey>>> groups(
      List<List<MasterKey>> base, List<List<MasterKey>> ours, List<List<MasterKey>> theirs) {
    boolean aligned =
        ours.size() == theirs.size() && (base.isEmpty() || base.size() == ours.size());
    if (!aligned) {
      if (theirs.equals(base)) {
        return Optional.of(ours);
      }
      return ours.equals(base) ? Optional.of(theirs) : Optional.empty();
    }
    var groups = new ArrayList<List<MasterKey>>();
    for (int i = 0; i < ours.size(); i++) {
      groups.add(merge(base.isEmpty() ? List.of() : base.get(i), ours.get(i), theirs.get(i)));
    }
    return Optional.of(groups);
  }

  private static List<MasterKey> merge(
      List<MasterKey> base, List<MasterKey> ours, List<MasterKey> theirs) {
    var merged = new LinkedHashSet<>(ours);
    merged.addAll(theirs);
    merged.removeIf(key -> base.contains(key) && !(ours.contains(key) && theirs.contains(key)));
    return List.copyOf(merged);
  }

  /// What one side changed; of two changes the one that needs more groups.
  private static int threshold(Optional<Integer> base, int ours, Metadata theirs) {
    if (base.isPresent() && base.get() == ours) {
      return theirs.shamirThreshold();
    }
    return base.isPresent() && base.get() == theirs.shamirThreshold()
        ? ours
        : Math.max(ours, theirs.shamirThreshold());
  }
}
