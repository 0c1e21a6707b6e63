package dev.coffre.git.index;

import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;

/// A file as a commit or the index has it.
public record Side(GitPath path, FileMode mode, ObjectId id) {}
