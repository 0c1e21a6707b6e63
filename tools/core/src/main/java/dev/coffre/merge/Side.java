package dev.coffre.merge;

/// The two versions that are merged; which is which, Git says. In a rebase, ours is the branch that
/// the commits are put on.
public enum Side {
  OURS,
  THEIRS
}
