package dev.coffre.git.index;

import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;

/// A file in the staging area.
///
/// @param stage 0, or in a conflict 1 for the common ancestor, 2 for ours, 3 for theirs
/// @param intentToAdd only announced by `git add -N`: a commit will not have it
/// @param skipWorktree not in the working tree, by sparse checkout
public record IndexEntry(
    GitPath path,
    FileMode mode,
    ObjectId id,
    int stage,
    boolean intentToAdd,
    boolean skipWorktree) {}
