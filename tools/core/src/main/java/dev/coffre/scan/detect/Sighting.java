package dev.coffre.scan.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the rules see in a part of a text. Grows; for one thread.
public final class Sighting {
  private final List<Candidate> candidates = new ArrayList<>();
  private final Set<Keyword> telling = new TreeSet<>();
  private final List<Keyword> far = new ArrayList<>();

  Sighting() {}

  /// What may be secret, in no particular order.
  public List<Candidate> candidates() {
    return candidates;
  }

  /// The keywords that led to it, by place.
  public Set<Keyword> telling() {
    return telling;
  }

  /// The keywords of rules that look at more than what is close by.
  public List<Keyword> far() {
    return far;
  }

  void add(Candidate candidate, Keyword keyword) {
    candidates.add(candidate);
    telling.add(keyword);
  }

  void noteFar(Keyword keyword) {
    far.add(keyword);
  }
}
