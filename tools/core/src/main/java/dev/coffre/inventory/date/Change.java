package dev.coffre.inventory.date;

import dev.coffre.git.object.ObjectId;
import dev.coffre.inventory.source.Changed;
import java.util.Optional;

/// The last change of a value.
///
/// @param commit that brought it, if there is one that is known
record Change(Changed when, Optional<ObjectId> commit) {
  static final Change UNCOMMITTED = new Change(new Changed.Uncommitted(), Optional.empty());
  static final Change UNKNOWN = new Change(new Changed.Unknown(), Optional.empty());
}
