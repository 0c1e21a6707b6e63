package dev.coffre.git.history;

/// Which blobs are shown.
public enum Scope {
  /// Those that the tips lead to.
  REACHABLE,
  /// Whatever is in the repository, alternates included: also what nothing leads to any more.
  EVERYTHING
}
