package dev.coffre.cli.diff;

import java.util.Optional;

/// What changed in a file, at one place.
///
/// @param place the way to the value; what of the file it is if it is no value
/// @param before what stood there; empty if nothing did
/// @param after what stands there; empty if nothing does
record Difference(String place, Optional<Shown> before, Optional<Shown> after) {

  /// A value as far as it may be told.
  ///
  /// @param length in bytes
  /// @param text empty if it is not known: it is encrypted, and no key opens it
  /// @param secret whether it is told only to whoever asks for it
  record Shown(int length, Optional<String> text, boolean secret) {
    /// What everybody may read.
    static Shown open(String text) {
      return new Shown(text.length(), Optional.of(text), false);
    }
  }

  /// Whether one of its values is not for everybody.
  boolean isSecret() {
    return before.filter(Shown::secret).isPresent() || after.filter(Shown::secret).isPresent();
  }

  /// What happened to it, without what it is: `<changed 24 -> 32 bytes>`.
  String masked() {
    if (before.isEmpty()) {
      return "<added " + after.map(Shown::length).orElse(0) + " bytes>";
    }
    if (after.isEmpty()) {
      return "<removed " + before.get().length() + " bytes>";
    }
    return "<changed " + before.get().length() + " -> " + after.get().length() + " bytes>";
  }
}
