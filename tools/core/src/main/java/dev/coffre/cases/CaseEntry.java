package dev.coffre.cases;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A value that the holder knows.
///
/// @param number from 1, unique in its case
/// @param fingerprint of the value, under the case's key; empty if nobody could open it
/// @param places where it stood in commits
/// @param closed when it was changed or closed
/// @param reason why it was closed, if that was not seen
public record CaseEntry(
    int number,
    EntryState state,
    Optional<String> fingerprint,
    SortedMap<Place, Span> places,
    Optional<LocalDate> closed,
    Optional<String> reason) {
  public CaseEntry {
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
  }

  static CaseEntry of(
      int number, EntryState state, Optional<String> print, Map<Place, Span> places) {
    return new CaseEntry(
        number, state, print, new TreeMap<>(places), Optional.empty(), Optional.empty());
  }

  CaseEntry in(EntryState other, LocalDate today) {
    return new CaseEntry(
        number,
        other,
        fingerprint,
        places,
        other.isOpen() ? Optional.empty() : Optional.of(today),
        Optional.empty());
  }

  /// Closed for a reason.
  public CaseEntry closedFor(String why, LocalDate today) {
    return new CaseEntry(
        number, EntryState.CLOSED, fingerprint, places, Optional.of(today), Optional.of(why));
  }
}
