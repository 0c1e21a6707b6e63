package dev.coffre.inventory.date;

import dev.coffre.git.object.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file of a commit that has values whose last change was not found yet.
///
/// @param blob empty for a file that is not committed
record WaitingFile(Optional<ObjectId> blob, List<Wanted> values) {
  WaitingFile {
    values = List.copyOf(values);
  }

  WaitingFile with(WaitingFile other) {
    var both = new ArrayList<>(values);
    both.addAll(other.values);
    return new WaitingFile(blob, both);
  }
}
