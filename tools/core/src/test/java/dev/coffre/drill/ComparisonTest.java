package dev.coffre.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.backup.Facts;
import dev.coffre.drill.Check.Outcome;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparisonTest {
  private static Facts facts(Map<String, Map<String, String>> sections) {
    var facts = new TreeMap<String, SortedMap<String, String>>();
    sections.forEach((name, things) -> facts.put(name, new TreeMap<>(things)));
    return new Facts(facts);
  }

  private static Check only(Facts expected, Facts observed) {
    return Comparison.of(expected, observed).getFirst();
  }

  @Test
  void sameFacts_pass() {
    var facts = facts(Map.of("rows", Map.of("a", "1"), "schema", Map.of()));

    assertThat(Comparison.of(facts, facts))
        .hasSize(2)
        .allSatisfy(check -> assertThat(check.outcome()).isEqualTo(Outcome.PASSED));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          b=1,     a is missing
          a=2,     'a is 2, not 1'
          a=1 b=2, b is there and was not
          '',      a is missing
          """)
  void difference_isNamed(String observed, String what) {
    var things = new TreeMap<String, String>();
    for (var thing : observed.isEmpty() ? List.<String>of() : List.of(observed.split(" "))) {
      things.put(thing.substring(0, 1), thing.substring(2));
    }
    var check = only(facts(Map.of("rows", Map.of("a", "1"))), facts(Map.of("rows", things)));

    assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check.observed()).contains(what);
  }

  @Test
  void sectionThatWasNotRead_fails() {
    var check = only(facts(Map.of("rows", Map.of("a", "1"))), facts(Map.of()));

    assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "5 to 9, 5, PASSED",
    "5 to 9, 9, PASSED",
    "5 to 9, 10, FAILED",
    "9 to 5, 7, PASSED",
    "-1 to 3, -2, FAILED"
  })
  void sequence_isWithinWhatItMovedThrough(String range, String position, Outcome outcome) {
    var check =
        only(
            facts(Map.of("positions", Map.of("s", range))),
            facts(Map.of("positions", Map.of("s", position))));

    assertThat(check.outcome()).isEqualTo(outcome);
  }

  @Test
  void verdict_isTheWorstOfItsChecks() {
    var passed = Check.passed("a", "b");
    var notRun = Check.notRun("a", "b", "c");

    assertThat(Verdict.of(List.of())).isEqualTo(Verdict.FAILED);
    assertThat(Verdict.of(List.of(passed))).isEqualTo(Verdict.PASSED);
    assertThat(Verdict.of(List.of(passed, notRun))).isEqualTo(Verdict.INCOMPLETE);
    assertThat(Verdict.of(List.of(notRun, Check.failed("a", "b", "c")))).isEqualTo(Verdict.FAILED);
  }
}
