package dev.coffre.keys;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// Who reads the files that a creation rule of `.sops.yaml` selects.
///
/// @param path the `path_regex` of that rule, letter by letter
/// @param minimumReaders holders that must be able to read, recovery keys not counted
/// @param recoveryKeys recovery keys that must be able to
public record AccessRule(
    String path, Set<String> teams, int minimumReaders, int recoveryKeys, KeyDemand keys) {
  public AccessRule {
    teams = Collections.unmodifiableSet(new TreeSet<>(teams));
  }
}
