package dev.coffre.sops.store.yaml.scalar;

import static dev.coffre.sops.RandomTexts.assertTakes;

import org.junit.jupiter.api.Test;

final class NumbersTest {
  private static final String[] PIECES = {"0", "7", "12", ".", "_", "-", "+", "e", "E", "x", "٣"};

  @Test
  void isFloat_randomTexts_isWhatTheExpressionSays() {
    assertTakes(
        Numbers::isFloat, "[-+]?(\\.[0-9]++|[0-9]++(\\.[0-9]*+)?)([eE][-+]?[0-9]++)?", PIECES);
  }

  @Test
  void isPointFirst_randomTexts_isWhatTheExpressionSays() {
    var expression = "\\.[0-9]++(_[0-9]++)*+([eE][-+]?[0-9]++(_[0-9]++)*+)?";

    assertTakes(Numbers::isPointFirst, expression, PIECES);
    assertTakes(
        text -> Numbers.isPointFirst("." + text),
        text -> ("." + text).matches(expression),
        "0",
        "12",
        "_",
        "e",
        "-");
  }
}
