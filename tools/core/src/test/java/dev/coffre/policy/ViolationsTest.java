package dev.coffre.policy;

import static dev.coffre.sops.RandomTexts.assertTakes;

import org.junit.jupiter.api.Test;

final class ViolationsTest {
  private static final String[] PIECES = {"a", "z", "A", "Z", "0", "9", "_", "-", ".", "é", "'"};

  @Test
  void isPlain_randomTexts_isWhatTheExpressionSays() {
    assertTakes(text -> Violations.isPlain(text, "-"), "[\\w-]+", PIECES);
    assertTakes(text -> Violations.isPlain(text, ".-"), "[\\w.-]+", PIECES);
  }
}
