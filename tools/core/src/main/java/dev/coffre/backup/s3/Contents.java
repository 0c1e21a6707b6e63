package dev.coffre.backup.s3;

import dev.coffre.backup.Label;
import dev.coffre.s3.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What lies below the prefix of a target.
///
/// @param files by id
/// @param marks objects beside the backups, and when they were written
/// @param now by the store's clock
record Contents(
    SortedMap<String, SortedSet<String>> files, Map<String, Instant> marks, Instant now) {

  static Contents of(Listing listing, String prefix) {
    var files = new TreeMap<String, SortedSet<String>>();
    var marks = new HashMap<String, Instant>();
    for (var item : listing.items()) {
      var name = item.key().substring(prefix.length());
      int slash = name.indexOf('/');
      if (slash > 0) {
        files
            .computeIfAbsent(name.substring(0, slash), _ -> new TreeSet<>())
            .add(name.substring(slash + 1));
      } else {
        marks.put(name, item.changed());
      }
    }
    return new Contents(files, marks, listing.now());
  }

  boolean has(String id, String file) {
    return files(id).contains(file);
  }

  SortedSet<String> files(String id) {
    return files.getOrDefault(id, new TreeSet<>());
  }

  /// Those that nothing is said against; whether they have a label is for others to see.
  List<String> whole() {
    return files.keySet().stream()
        .filter(id -> !marks.containsKey(S3Place.REMOVED + id))
        .filter(id -> has(id, Label.FILE) || !marks.containsKey(S3Place.PARTIAL + id))
        .toList();
  }

  /// Those whose removal was begun.
  List<String> halfRemoved() {
    return marked(S3Place.REMOVED, Instant.MAX);
  }

  /// Those that were begun, and that nothing was added to for so long.
  List<String> abandoned(Duration patience) {
    return marked(S3Place.PARTIAL, now.minus(patience));
  }

  private List<String> marked(String mark, Instant latest) {
    return marks.entrySet().stream()
        .filter(one -> one.getKey().startsWith(mark) && !one.getValue().isAfter(latest))
        .map(one -> one.getKey().substring(mark.length()))
        .sorted()
        .toList();
  }
}
