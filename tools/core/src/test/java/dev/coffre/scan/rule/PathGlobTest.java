package dev.coffre.scan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathGlobTest {
  @ParameterizedTest
  @CsvSource({
    "docs/,docs/a/b.md,true",
    "docs/,docs,false",
    "docs/,old/docs/a.md,false",
    "*.pem,a/b/key.pem,true",
    "*.pem,key.pem,true",
    "*.pem,key.pem/a,false",
    "/*.pem,key.pem,true",
    "/*.pem,a/key.pem,false",
    "**/target/**,a/b/target/c/d,true",
    "**/target/**,target/c,true",
    "**/target/**,a/target,false",
    "a/**/b,a/b,true",
    "a/**/b,a/x/y/b,true",
    "a/**/b,a/xb,false",
    "tools/?.key,tools/a.key,true",
    "tools/?.key,tools/ab.key,false",
    "a.b,axb,false",
  })
  void matches_path_isWhatItMeans(String glob, String path, boolean means) {
    assertThat(PathGlob.of(glob).matches(path)).isEqualTo(means);
  }

  @Test
  void matches_randomPaths_isWhatItsExpressionSays() {
    var random = new Random(38);
    int matches = 0;
    for (int i = 0; i < 40_000; i++) {
      var text = text(random, "ab.*?//**", 8);
      var glob = PathGlob.of(text);
      var pattern = Pattern.compile(expression(text));
      for (int j = 0; j < 5; j++) {
        var path = text(random, "aab./", 8);
        boolean means = pattern.matches(path);

        assertThat(glob.matches(path)).as("%s in %s", path, text).isEqualTo(means);
        matches += means ? 1 : 0;
      }
    }
    assertThat(matches).isGreaterThan(5_000);
  }

  /// The glob as an RE2 expression.
  private static String expression(String text) {
    var glob = text.endsWith("/") ? text + "**" : text;
    if (glob.startsWith("/")) {
      glob = glob.substring(1);
    } else if (glob.indexOf('/') < 0) {
      glob = "**/" + glob;
    }
    var expression = new StringBuilder();
    for (int at = 0; at < glob.length(); at++) {
      char c = glob.charAt(at);
      if (glob.startsWith("**/", at)) {
        expression.append("(?:[^/]+/)*");
        at += 2;
      } else if (glob.startsWith("**", at)) {
        expression.append("(?s:.*)");
        at++;
      } else if (c == '*' || c == '?') {
        expression.append(c == '*' ? "[^/]*" : "[^/]");
      } else {
        expression.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return expression.toString();
  }

  private static String text(Random random, String from, int most) {
    var text = new StringBuilder();
    for (int length = random.nextInt(most + 1); length > 0; length--) {
      text.append(from.charAt(random.nextInt(from.length())));
    }
    return text.toString();
  }
}
