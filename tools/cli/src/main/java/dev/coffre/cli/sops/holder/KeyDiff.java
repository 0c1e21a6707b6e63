package dev.coffre.cli.sops.holder;

import dev.coffre.sops.metadata.MasterKey;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// What changes from one list of key groups to another, group by group.
public record KeyDiff(List<Group> groups) {

  /// What changes in one group.
  record Group(List<MasterKey> common, List<MasterKey> added, List<MasterKey> removed) {}

  static KeyDiff between(List<List<MasterKey>> ours, List<List<MasterKey>> theirs) {
    var groups = new ArrayList<Group>();
    for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
      groups.add(group(at(ours, i), at(theirs, i)));
    }
    return new KeyDiff(List.copyOf(groups));
  }

  private static List<MasterKey> at(List<List<MasterKey>> groups, int index) {
    return index < groups.size() ? groups.get(index) : List.of();
  }

  private static Group group(List<MasterKey> ours, List<MasterKey> theirs) {
    return new Group(
        theirs.stream().filter(ours::contains).toList(),
        theirs.stream().filter(key -> !ours.contains(key)).toList(),
        ours.stream().filter(key -> !theirs.contains(key)).toList());
  }

  /// Whether nothing changes.
  boolean isEmpty() {
    return groups.stream().allMatch(g -> g.added().isEmpty() && g.removed().isEmpty());
  }

  /// Prints the threshold, then the groups: `+++` added, `---` removed.
  void print(PrintStream out, int oldThreshold, int newThreshold) {
    if (oldThreshold > 0 && oldThreshold == newThreshold) {
      out.println("shamir_threshold: " + newThreshold);
    } else {
      printIfPositive(out, "+++", newThreshold);
      printIfPositive(out, "---", oldThreshold);
    }
    for (int i = 0; i < groups.size(); i++) {
      out.println("Group " + (i + 1));
      groups.get(i).common().forEach(key -> out.println("    " + key.id()));
      groups.get(i).added().forEach(key -> out.println("+++ " + key.id()));
      groups.get(i).removed().forEach(key -> out.println("--- " + key.id()));
    }
  }

  private static void printIfPositive(PrintStream out, String mark, int threshold) {
    if (threshold > 0) {
      out.println(mark + " shamir_threshold: " + threshold);
    }
  }
}
