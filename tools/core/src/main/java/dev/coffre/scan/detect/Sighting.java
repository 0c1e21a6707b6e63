package dev.coffre.scan.detect;

import java.util.ArrayList;
import java.util.List;

/// What the rules see in a part of a text. Grows; for one thread.
public final class Sighting {
  private final List<Candidate> candidates = new ArrayList<>();
  private boolean far;

  Sighting() {}

  /// What may be secret, in order of the place of the keyword.
  public List<Candidate> candidates() {
    return candidates;
  }

  /// Whether a keyword was there whose rule looks at more than what is close by.
  public boolean far() {
    return far;
  }

  void add(Candidate candidate) {
    candidates.add(candidate);
  }

  void lookFar() {
    far = true;
  }
}
