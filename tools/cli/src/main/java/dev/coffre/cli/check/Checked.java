package dev.coffre.cli.check;

import dev.coffre.cli.FileFailure;
import dev.coffre.policy.Violation;
import dev.coffre.scan.rule.Allowance;
import java.util.List;
import java.util.Set;

/// What came of checking files.
///
/// @param found what counts, by file and line
/// @param accepted what the team lets stay
/// @param used what is there to let findings stay that were found, be it over or not
/// @param failures files that could not be checked, and why
/// @param unverified encrypted files whose MAC no key at hand opens; none unless it was asked for
/// @param files how many were looked at
/// @param verified encrypted files whose MAC holds
record Checked(
    List<Found> found,
    List<Accepted> accepted,
    Set<Allowance> used,
    List<FileFailure> failures,
    List<String> unverified,
    int files,
    int verified) {
  Checked {
    found = List.copyOf(found);
    accepted = List.copyOf(accepted);
    used = Set.copyOf(used);
    failures = List.copyOf(failures);
    unverified = List.copyOf(unverified);
  }

  /// A finding with the name of its file.
  ///
  /// @param notes why what was meant to let it stay does not
  record Found(String file, Violation violation, List<String> notes) {
    Found {
      notes = List.copyOf(notes);
    }
  }

  /// A finding that may stay.
  record Accepted(String file, Violation violation, Allowance because) {}
}
