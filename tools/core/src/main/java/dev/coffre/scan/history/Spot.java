package dev.coffre.scan.history;

import dev.coffre.scan.detect.Candidate;
import dev.coffre.scan.detect.PathTraits.Doubt;
import dev.coffre.scan.detect.Text;
import java.util.EnumSet;
import java.util.Set;

/// A candidate in a blob. What file a blob is, is not known while it is scanned: it may have had
/// several names.
///
/// @param kinds for which kinds of file it is one
/// @param doubts why it may be none at some paths
record Spot(Candidate place, Set<Text.Kind> kinds, Set<Doubt> doubts, Digest secret)
    implements Comparable<Spot> {

  int start() {
    return place.start();
  }

  Spot movedBy(int distance) {
    return new Spot(
        new Candidate(place.rule(), place.start() + distance, place.end() + distance),
        kinds,
        doubts,
        secret);
  }

  /// The same place, found through another keyword too.
  Spot and(Spot other) {
    var all = EnumSet.copyOf(kinds);
    all.addAll(other.kinds);
    return new Spot(place, all, doubts, secret);
  }

  @Override
  public int compareTo(Spot other) {
    if (place.start() != other.place.start()) {
      return Integer.compare(place.start(), other.place.start());
    }
    return place.end() == other.place.end()
        ? Integer.compare(place.rule(), other.place.rule())
        : Integer.compare(place.end(), other.place.end());
  }
}
