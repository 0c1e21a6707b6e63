package dev.coffre.scan.baseline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Whether a finding counts.
public sealed interface Standing {

  /// It does.
  ///
  /// @param notes why what was meant to allow it does not
  record Open(List<String> notes) implements Standing {
    public Open {
      notes = List.copyOf(notes);
    }
  }

  /// It was there when the baseline was made.
  record Known() implements Standing {}

  /// Somebody said why it may stay.
  ///
  /// @param inline whether that stands in the file itself
  record Allowed(String reason, Optional<LocalDate> until, boolean inline) implements Standing {}
}
