package dev.coffre.sops.store.yaml;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Texts with white space, line breaks and characters in places where a writer can lose them.
final class AwkwardTexts {
  private static final List<String> PARTS =
      List.of(
          "\t", " ", "\n", "\r", "\r\n", "\u0085", "\u2028", "\ufeff", "\u00a0", "😀", "x", "ab",
          "#", " #", "- ", "a: b", "...", "---", "|", "'", "\"", "\\");

  private AwkwardTexts() {}

  static Arbitrary<String> all() {
    return Arbitraries.of(PARTS).list().ofMaxSize(6).map(parts -> String.join("", parts));
  }
}
