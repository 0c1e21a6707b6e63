package dev.coffre.policy;

import static dev.coffre.sops.RandomTexts.assertTakes;

import org.junit.jupiter.api.Test;

final class SealCheckTest {

  @Test
  void isVersion_randomTexts_isWhatTheExpressionSays() {
    assertTakes(
        SealCheck::isVersion,
        "[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?",
        "0",
        "9",
        "10",
        ".",
        ".",
        "-",
        "+",
        "a",
        "\n",
        "\u2028");
  }
}
