package dev.coffre.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ChecksTest {
  private static final String LETTERS = "\"\"''a =\n\r\u000b\u0085\u2028\u2029";

  @Test
  void value_anyText_losesTheQuotesOfTheExpression() {
    var random = new Random(7);
    for (int i = 0; i < 60_000; i++) {
      var value = text(random);

      assertThat(Checks.unquoted(value)).as(value).isEqualTo(value.replaceAll("^['\"]|['\"]$", ""));
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
