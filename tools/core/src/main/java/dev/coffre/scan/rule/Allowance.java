package dev.coffre.scan.rule;

import java.time.LocalDate;
import java.util.Optional;

/// What a team lets stay: whatever a rule finds in some files, for a reason.
///
/// @param rule the id, of a rule of the scanner or of a check
/// @param path as it was written
/// @param files what that means
/// @param until the last day that this holds
/// @param place where it stands, for messages
public record Allowance(
    String rule,
    String path,
    PathGlob files,
    String reason,
    Optional<LocalDate> until,
    String place) {

  /// Whether it is about such findings, be it over or not.
  ///
  /// @param file from the repository's root, with `/`
  public boolean means(String id, String file) {
    return rule.equals(id) && files.matches(file);
  }

  /// Whether it is not over yet.
  public boolean holdsOn(LocalDate day) {
    return until.isEmpty() || !day.isAfter(until.get());
  }

  /// Says that it is over, of one that has a last day.
  public String over() {
    return place + " allowed it until " + until.orElseThrow() + ", which is over";
  }
}
