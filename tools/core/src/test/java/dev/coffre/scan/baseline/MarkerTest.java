package dev.coffre.scan.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.scan.detect.Text;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class MarkerTest {
  private static final String WORD = "coffre:allow";
  private static final Pattern FORM =
      Pattern.compile(WORD + "(?:[ \\t]+(?<rule>[a-z0-9-]+))?(?:[ \\t]+(?<reason>.*))?");
  private static final Pattern END = Pattern.compile("\\s*(\\*/|-->|#}|%>|}})?\\s*$");

  private static final List<String> PARTS =
      List.of(
          " ", " ", " ", "\t", "\u000b", "\f", "\u001c", "\u2003", "\u00a0", "a", "z", "Z", "0",
          "9", "-", "_", "é", "*/", "-->", "#}", "%>", "}}", "}", ">", "/", "😀");
  private static final List<String> MARGIN =
      List.of(" ", "\t", "#", "/", "*", "a", "Z", "7", "é", "²", "_", "😀", "\u0300");

  @Test
  void marker_anyText_isReadAsItsExpressionWould() {
    var random = new Random(7);
    for (int i = 0; i < 60_000; i++) {
      var marker = WORD + text(random, PARTS, 10);

      assertThat(besides(marker, "", 0)).as(marker).containsExactly(byExpression(marker));
    }
  }

  @Test
  void markerAbove_anyTextInFront_countsWithoutLettersAndDigits() {
    var random = new Random(8);
    for (int i = 0; i < 20_000; i++) {
      var margin = text(random, MARGIN, 4);
      var text = Text.of(margin + WORD + " rule why\nx", "");
      int secret = text.length() - 1;
      boolean alone = margin.chars().noneMatch(Character::isLetterOrDigit);

      assertThat(Marker.of(text, "rule", secret, secret + 1, 0))
          .as(margin)
          .isEqualTo(alone ? List.of(new Marker("rule", "why")) : List.of());
    }
  }

  @Test
  void markers_secondFindingOfARule_hasTheSecondOfTheRule() {
    var line = "coffre:allow a one coffre:allow b two coffre:allow a three";

    assertThat(besides(line, "a", 1))
        .containsExactly(new Marker("a", "three"), new Marker("b", "two"));
    assertThat(besides(line, "a", 3)).containsExactly(new Marker("b", "two"));
  }

  /// Those on the line of a secret.
  private static List<Marker> besides(String markers, String rule, long before) {
    return Marker.of(Text.of("x" + markers, ""), rule, 0, 1, before);
  }

  private static Marker byExpression(String text) {
    var match = FORM.matcher(text);
    assertThat(match.lookingAt()).isTrue();
    var rule = match.group("rule");
    var reason = match.group("reason");
    return new Marker(
        rule == null ? "" : rule,
        reason == null ? "" : END.matcher(reason.strip()).replaceFirst(""));
  }

  private static String text(Random random, List<String> parts, int most) {
    var text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }
}
