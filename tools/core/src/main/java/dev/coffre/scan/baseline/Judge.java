package dev.coffre.scan.baseline;

import dev.coffre.scan.rule.Allowance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Says which findings count. Thread-safe.
public final class Judge {
  private final Supplier<LocalDate> today;
  private final Predicate<String> rules;
  private final List<Fingerprints> fingerprints = new ArrayList<>();
  private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
  private final List<Allowance> allowed;

  /// @param today the day that `until` is compared with, asked when there is one
  /// @param rules whether an id is that of a rule or a check
  /// @param allowed what the team lets stay
  public Judge(
      Baseline baseline,
      Supplier<LocalDate> today,
      Predicate<String> rules,
      List<Allowance> allowed) {
    this.allowed = List.copyOf(allowed);
    this.today = today;
    this.rules = rules;
    for (var salt : baseline.salts()) {
      fingerprints.add(new Fingerprints(salt));
    }
    for (var entry : baseline.entries()) {
      entries.computeIfAbsent(entry.fingerprint(), _ -> new ArrayList<>()).add(entry);
    }
  }

  /// The finding's name for `coffre scan allow`, the lasting one if there is a salt.
  public String name(Sighting finding) {
    return fingerprints.isEmpty() ? finding.place() : name(fingerprints.getFirst(), finding);
  }

  /// The lines of the baseline that mean a finding.
  public List<Entry> entries(Sighting finding) {
    var meant = new ArrayList<Entry>();
    for (var salted : fingerprints) {
      meant.addAll(entries.getOrDefault(name(salted, finding), List.of()));
    }
    return meant;
  }

  /// What of the settings means a finding, be it over or not.
  public List<Allowance> allowances(Sighting finding) {
    var meant = new ArrayList<Allowance>();
    for (var allowance : allowed) {
      if (allowance.means(finding.rule(), finding.path())) {
        meant.add(allowance);
      }
    }
    return meant;
  }

  private static String name(Fingerprints salted, Sighting finding) {
    return salted.of(finding.rule(), finding.path(), finding.secret());
  }

  /// Whether it counts.
  public Standing judge(Sighting finding) {
    var notes = new ArrayList<String>();
    for (var entry : entries(finding)) {
      if (entry.holdsOn(today.get())) {
        return standing(entry);
      }
      notes.add("it was allowed until " + entry.until().orElseThrow() + ", which is over");
    }
    for (var marker : finding.markers()) {
      var complaint = complaint(marker, finding.rule());
      if (complaint.isEmpty()) {
        return new Standing.Allowed(marker.reason(), Optional.empty(), true);
      }
      notes.add(complaint.get());
    }
    for (var allowance : allowances(finding)) {
      if (allowance.holdsOn(today.get())) {
        return new Standing.Allowed(allowance.reason(), allowance.until(), false);
      }
      notes.add(allowance.over());
    }
    return new Standing.Open(notes);
  }

  private static Standing standing(Entry entry) {
    return entry
        .reason()
        .<Standing>map(reason -> new Standing.Allowed(reason, entry.until(), false))
        .orElseGet(Standing.Known::new);
  }

  /// Why a marker does not allow what the rule found. A rule that is not known is not repeated: the
  /// word may be anything.
  private Optional<String> complaint(Marker marker, String rule) {
    if (marker.rule().isEmpty()) {
      return Optional.of("coffre:allow does not count without a rule and a reason");
    }
    if (!marker.rule().equals(rule)) {
      return Optional.of(
          rules.test(marker.rule())
              ? "coffre:allow here is for " + marker.rule()
              : "coffre:allow names a rule that does not exist");
    }
    return marker.reason().isEmpty()
        ? Optional.of("coffre:allow " + rule + " does not count without a reason")
        : Optional.empty();
  }
}
