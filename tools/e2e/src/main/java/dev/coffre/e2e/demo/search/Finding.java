package dev.coffre.e2e.demo.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a search of one place brought up.
///
/// @param plaintext names of the secrets found; empty is what one hopes for
/// @param controlFound whether the control stood there, without which an empty result says nothing
/// @param pieces how many files, objects or outputs were read
public record Finding(Place place, Set<String> plaintext, boolean controlFound, long pieces) {
  private static final String CONTROL = "the control";

  /// Searches `place` for `secrets`, and for `control`, which is known to be there.
  public static Finding search(Place place, List<Needle> secrets, String control)
      throws IOException {
    var needles = new ArrayList<>(secrets);
    needles.add(Needle.of(CONTROL, control));
    var search = new Search(needles);
    var found = new HashSet<String>();
    long[] pieces = {0};
    place.read(piece -> {
      pieces[0]++;
      found.addAll(search.in(piece));
    });
    boolean controlFound = found.remove(CONTROL);
    return new Finding(place, new TreeSet<>(found), controlFound, pieces[0]);
  }
}
