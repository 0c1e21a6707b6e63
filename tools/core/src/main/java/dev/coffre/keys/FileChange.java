package dev.coffre.keys;

import dev.coffre.sops.Format;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What has to change in a file before it is as its rule says.
///
/// @param gains keys that will open it
/// @param loses keys that will not any more
/// @param selects whether other values are to be encrypted
/// @param regroups whether the keys are in other groups, or other numbers of groups are needed
public record FileChange(
    Set<MasterKey> gains, Set<MasterKey> loses, boolean selects, boolean regroups) {

  public FileChange {
    gains = Collections.unmodifiableSet(new LinkedHashSet<>(gains));
    loses = Collections.unmodifiableSet(new LinkedHashSet<>(loses));
  }

  /// Nothing.
  public static FileChange none() {
    return new FileChange(Set.of(), Set.of(), false, false);
  }

  /// What has to change between the metadata of a file and its rule.
  public static FileChange between(Metadata has, Recipe wanted, Format format) {
    var groups = has.groups().stream().map(KeyGroup::keys).toList();
    var old = keys(groups);
    var wants = keys(wanted.groups());
    var gains = new LinkedHashSet<>(wants);
    gains.removeAll(old);
    var loses = new LinkedHashSet<>(old);
    loses.removeAll(wants);
    boolean selects =
        format != Format.BINARY
            && (!wanted.selector().equals(has.selector())
                || wanted.macOnlyEncrypted() != has.macOnlyEncrypted());
    return new FileChange(gains, loses, selects, regroups(has, wanted));
  }

  private static boolean regroups(Metadata has, Recipe wanted) {
    var groups = has.groups().stream().map(KeyGroup::keys).toList();
    if (groups.size() == 1 && wanted.groups().size() == 1) {
      return false;
    }
    return !sets(groups).equals(sets(wanted.groups()))
        || needed(has.shamirThreshold(), groups.size())
            != needed(wanted.shamirThreshold(), wanted.groups().size());
  }

  private static int needed(int threshold, int groups) {
    return threshold == 0 ? groups : threshold;
  }

  private static Set<Set<MasterKey>> sets(List<List<MasterKey>> groups) {
    var sets = new LinkedHashSet<Set<MasterKey>>();
    groups.forEach(group -> sets.add(keys(List.of(group))));
    return sets;
  }

  private static Set<MasterKey> keys(List<List<MasterKey>> groups) {
    var keys = new LinkedHashSet<MasterKey>();
    groups.forEach(group -> group.forEach(key -> keys.add(key.comparable())));
    return keys;
  }

  /// Whether anything has to change.
  public boolean isNeeded() {
    return !gains.isEmpty() || needsFreshKey();
  }

  /// Whether the data key must be a new one. Whoever loses access may have kept the old one, and a
  /// copy wrapped for the others would leave it in use.
  public boolean needsFreshKey() {
    return !loses.isEmpty() || selects || regroups;
  }
}
