package dev.coffre.sops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Expressions mean what RE2 says.
final class ExpressionTest {
  private static final String SIGNS = "ab-./_[]()|?*+^$\\{}:0é";
  private static final String LETTERS = "ab-./_0é\n\r\u2028🙂";

  @Test
  void isIn_randomExpressions_isWhatRe2Says() {
    var random = new Random(6);
    int plain = 0;
    for (int round = 0; round < 200_000; round++) {
      var source = text(random, SIGNS, 9);
      if (PlainExpression.of(source).isPresent()) {
        plain++;
        var pattern = Pattern.compile(source);
        var expression = Expression.of(source);
        for (int i = 0; i < 5; i++) {
          var text = text(random, LETTERS, 6);
          assertThat(expression.isIn(text))
              .as("'%s' in '%s'", source, text)
              .isEqualTo(pattern.matcher(text).find());
        }
      }
    }
    assertThat(plain).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\\.sops\\.yaml$",
        "^secrets/.*\\.ya?ml$",
        "secrets\\/.*|[^.]+\\.sops\\.(ya?ml|json)$",
        "^(data|stringData)$",
        "(prod|dev)?/[a-z0-9_-]+/.*",
        ".*"
      })
  void of_usualExpression_isPlain(String source) {
    assertThat(PlainExpression.of(source)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)a",
        "(a|b)*",
        "((a))",
        "a.*b.*c.*d.*",
        "\\d",
        "\\bkey",
        "[[:alpha:]]",
        "[a&&b]",
        "a$b",
        "a^b",
        "a{2}",
        "é"
      })
  void of_otherExpression_isForRe2(String source) {
    assertThat(PlainExpression.of(source)).isEmpty();
    assertThat(Expression.of(source).isIn("?"))
        .isEqualTo(Pattern.compile(source).matcher("?").find());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a**", "a++", "*", "(", "a)", "[b-a]", "\\", "[", "a|*", "(?=a)"})
  void of_noExpression_isRefused(String source) {
    assertThatThrownBy(() -> Expression.of(source)).isInstanceOf(PatternSyntaxException.class);
  }

  @Test
  void isIn_longText_isWhatRe2Says() {
    var expression = Expression.of("a.*b.*c.*d");

    assertThat(expression.isIn("abc".repeat(100_000))).isFalse();
    assertThat(expression.isIn("abc".repeat(100_000) + "d")).isTrue();
  }

  private static String text(Random random, String from, int most) {
    var text = new StringBuilder();
    var points = from.codePoints().toArray();
    for (int length = random.nextInt(most + 1); length > 0; length--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
