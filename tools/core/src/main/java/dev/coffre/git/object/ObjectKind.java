package dev.coffre.git.object;

import java.util.Locale;

/// What an object is.
public enum ObjectKind {
  COMMIT,
  TREE,
  BLOB,
  TAG;

  /// The word Git writes for it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
