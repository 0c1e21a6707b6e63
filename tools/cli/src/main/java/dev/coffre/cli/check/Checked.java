package dev.coffre.cli.check;

import dev.coffre.cli.FileFailure;
import dev.coffre.policy.Violation;
import java.util.List;

/// What came of checking files.
///
/// @param found by file and line
/// @param failures files that could not be checked, and why
/// @param unverified encrypted files whose MAC no key at hand opens; none unless it was asked for
/// @param files how many were looked at
/// @param verified encrypted files whose MAC holds
record Checked(
    List<Found> found,
    List<FileFailure> failures,
    List<String> unverified,
    int files,
    int verified) {
  Checked {
    found = List.copyOf(found);
    failures = List.copyOf(failures);
    unverified = List.copyOf(unverified);
  }

  /// A finding with the name of its file.
  record Found(String file, Violation violation) {}
}
