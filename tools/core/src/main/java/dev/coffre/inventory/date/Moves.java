package dev.coffre.inventory.date;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds values in files that a commit removed, under the names they have in the commit.
record Moves(Comparison comparison, Departures departures) {
  /// What of the rest was in files that the commit removed.
  Split of(WaitingFolder rest, ObjectId older, ObjectId newer) throws GitException {
    var wanted = new HashMap<DatedValue, List<Wanted>>();
    rest.values(value -> wanted.computeIfAbsent(value.value(), _ -> new ArrayList<>()).add(value));
    var moved = WaitingFolder.empty(Optional.of(older));
    for (var gone : departures.between(older, newer)) {
      var values = new ArrayList<Wanted>();
      for (var value : comparison.version(gone.path(), gone.id())) {
        var same = wanted.remove(value);
        values.addAll(same == null ? List.of() : same);
      }
      if (!values.isEmpty()) {
        moved.put(gone.path(), new WaitingFile(Optional.of(gone.id()), values));
      }
    }
    return new Split(moved, left(wanted));
  }

  private static WaitingFolder left(Map<DatedValue, List<Wanted>> wanted) {
    var left = WaitingFolder.empty(Optional.empty());
    for (var values : wanted.values()) {
      for (var value : values) {
        left.put(GitPath.of(value.path()), new WaitingFile(Optional.empty(), List.of(value)));
      }
    }
    return left;
  }
}
