package dev.coffre.cli.check;

import dev.coffre.cli.FileFailure;
import java.util.List;

/// What came of checking files, beside the findings.
///
/// @param failures files that could not be checked, and why
/// @param unverified encrypted files whose MAC no key at hand opens; none unless it was asked for
/// @param files how many were looked at
/// @param verified encrypted files whose MAC holds
record Checked(List<FileFailure> failures, List<String> unverified, int files, int verified) {
  Checked {
    failures = List.copyOf(failures);
    unverified = List.copyOf(unverified);
  }
}
