package dev.coffre.scan.history;

import dev.coffre.git.history.Origin;
import dev.coffre.git.object.ObjectId;
import dev.coffre.scan.detect.Candidate;
import java.util.List;
import java.util.Optional;

/// The oldest blob that holds a secret at some path.
///
/// @param place of the secret
/// @param others all places that hold one, this one included
record First(ObjectId blob, Candidate place, List<Candidate> others, Optional<Origin> origin) {

  int position() {
    return origin.map(Origin::position).orElse(Integer.MAX_VALUE);
  }

  First orOlder(First other) {
    if (position() != other.position()) {
      return position() < other.position() ? this : other;
    }
    return blob.toString().compareTo(other.blob.toString()) <= 0 ? this : other;
  }
}
