package dev.coffre.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Trees that somebody would like to get past the checks, and those that only look like it.
final class CasesTest {
  static Stream<Case> cases() {
    return Stream.of(
            "formats.txt",
            "values.txt",
            "metadata.txt",
            "readers.txt",
            "selectors.txt",
            "rules.txt",
            "manifests.txt",
            "copies.txt",
            "charts.txt")
        .flatMap(Case::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void check_tree_findsWhatTheRowSays(Case row) throws Exception {
    if (row.isEdited()) {
      assertThat(Case.found(row.sound())).as("before the edits").isEmpty();
    }
    assertThat(Case.found(row.broken())).isEqualTo(row.expected());
  }

  /// Private keys are left to the scanner's own rule, which every text is asked.
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void scan_tree_findsTheSame(Case row) throws Exception {
    assertThat(Case.foundByScan(row.broken()))
        .isEqualTo(
            row.expected().stream().filter(found -> !found.endsWith(" age-identity")).toList());
  }
}
