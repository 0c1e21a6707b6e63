package dev.coffre.scan.history;

import dev.coffre.git.object.ObjectId;
import dev.coffre.scan.input.Tally;
import java.util.List;

/// What the scan of a history came to.
///
/// @param commits how many there are
/// @param tally of all that were scanned, most of their bytes not one by one
/// @param large blobs that are larger than the limit and were not scanned
/// @param absent blobs that a partial clone does not have
/// @param discoveries the oldest first
public record HistoryResult(
    int commits,
    Tally tally,
    List<ObjectId> large,
    List<ObjectId> absent,
    List<Discovery> discoveries) {
  public HistoryResult {
    large = List.copyOf(large);
    absent = List.copyOf(absent);
    discoveries = List.copyOf(discoveries);
  }
}
