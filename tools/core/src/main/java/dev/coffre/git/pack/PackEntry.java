package dev.coffre.git.pack;

import dev.coffre.git.object.ObjectKind;

/// How an object stands in a pack: as it is, or as what changed since another.
public sealed interface PackEntry {

  /// The unpacked length of what is stored: the object, or the delta.
  int size();

  /// Where its zlib stream starts.
  long data();

  /// The object itself.
  record Whole(ObjectKind kind, int size, long data) implements PackEntry {}

  /// What changed since the object at `base`, an offset in the same pack.
  record Changes(long base, int size, long data) implements PackEntry {}
}
