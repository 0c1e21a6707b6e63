package dev.coffre.cases;

import dev.coffre.secret.SecretBytes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What a holder who lost access still knows, until each value was changed.
///
/// @param copies of the key that its fingerprints are made with
/// @param entries by number
public record Case(String holder, LocalDate opened, List<KeyCopy> copies, List<CaseEntry> entries) {
  /// Where cases lie in a repository.
  public static final String FOLDER = ".config/coffre/cases";

  public Case {
    copies = List.copyOf(copies);
    entries = List.copyOf(entries);
  }

  /// Opens a case.
  ///
  /// @param key random, of this case alone
  /// @param copies of that key, for those who keep access
  public static Case open(
      String holder,
      LocalDate today,
      HolderPast past,
      Present present,
      SecretBytes key,
      List<KeyCopy> copies) {
    var entries = new ArrayList<CaseEntry>();
    var values = past.values().entrySet().stream().sorted(byPlace()).toList();
    var superseded = past.superseded();
    for (var value : values) {
      boolean stands = present.anywhere().contains(value.getKey());
      var state = state(stands, value.getValue().keySet(), present);
      if (state == EntryState.GONE && superseded.contains(value.getKey())) {
        state = EntryState.CHANGED;
      }
      var print = value.getKey().fingerprint(key);
      int number = entries.size() + 1;
      var entry = CaseEntry.of(number, state, Optional.of(print), value.getValue());
      entries.add(state.isOpen() ? entry : entry.in(state, today));
    }
    past.sealed()
        .forEach((place, span) ->
            entries.add(
                CaseEntry.of(
                    entries.size() + 1,
                    EntryState.UNVERIFIABLE,
                    Optional.empty(),
                    Map.of(place, span))));
    return new Case(holder, today, copies, entries);
  }

  private static Comparator<Map.Entry<ValueDigest, Map<Place, Span>>> byPlace() {
    return Comparator.comparing((Map.Entry<ValueDigest, Map<Place, Span>> entry) ->
            entry.getValue().keySet().iterator().next())
        .thenComparing(entry -> entry.getKey().hex());
  }

  private static EntryState state(boolean stands, Set<Place> places, Present present) {
    if (stands || places.stream().anyMatch(place -> present.isSealed(place.file()))) {
      return EntryState.OPEN;
    }
    return places.stream().anyMatch(present::has) ? EntryState.CHANGED : EntryState.GONE;
  }

  /// The case as the files are now: a value that another one took the place of is changed, and one
  /// that came back is open again.
  ///
  /// @param key that of the case
  public Case reviewed(Present present, SecretBytes key, LocalDate today) {
    var prints =
        present.anywhere().stream()
            .map(value -> value.fingerprint(key))
            .collect(Collectors.toSet());
    return with(entry -> {
      var print = entry.fingerprint();
      boolean stands = print.isPresent() && prints.contains(print.get());
      boolean settled = entry.state() == EntryState.CLOSED || (!entry.state().isOpen() && !stands);
      if (print.isEmpty() || settled) {
        return entry;
      }
      var state = state(stands, entry.places().keySet(), present);
      return state == entry.state() ? entry : entry.in(state, today);
    });
  }

  /// The case with some entries changed.
  public Case with(UnaryOperator<CaseEntry> change) {
    return new Case(holder, opened, copies, entries.stream().map(change).toList());
  }

  /// The entries that are not closed.
  public List<CaseEntry> open() {
    return entries.stream().filter(entry -> entry.state().isOpen()).toList();
  }
}
