package dev.coffre.policy;

import static dev.coffre.sops.RandomTexts.assertSame;
import static dev.coffre.sops.RandomTexts.assertTakes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A look at the bytes of a file must not let anything pass that the checks would find.
final class GlanceTest {
  private static final int VARIANTS = 12;

  @Test
  void scan_damagedTrees_findsWhatTheChecksFind() throws Exception {
    var random = new Random(7);
    int found = 0;
    for (var row : CasesTest.cases().toList()) {
      var sound = row.broken();
      for (int variant = 0; variant < VARIANTS; variant++) {
        var tree = damaged(sound, random);
        var expected = notIdentities(Case.found(tree));
        assertThat(notIdentities(Case.foundByScan(tree)))
            .as("%s: %s", row, tree)
            .isEqualTo(expected);
        found += expected.size();
      }
    }
    assertThat(found).isGreaterThan(1000);
  }

  @Test
  void isIdentity_randomTexts_isWhatTheExpressionSays() {
    assertTakes(
        text -> Glance.isIdentity(text.getBytes(StandardCharsets.ISO_8859_1)),
        text ->
            text.lines()
                .anyMatch(line -> line.strip().matches("AGE-(SECRET-KEY|PLUGIN)-[0-9A-Z-]{40,}")),
        "AGE-SECRET-KEY-",
        "AGE-PLUGIN-",
        "A-0".repeat(13),
        "Z",
        "9",
        "a",
        " ",
        "\n",
        "\r",
        "\u001f",
        "\u0085");
  }

  @Test
  void ruleLines_randomTexts_areThoseThatSaySomething() {
    assertSame(
        RuleGlance::lines,
        text -> text.lines().filter(l -> !l.isBlank() && !l.strip().startsWith("#")).toList(),
        "a: b",
        " ",
        "#",
        "\n",
        "\r",
        "\r\n",
        "\u0085",
        "\u2028");
  }

  private static List<String> notIdentities(List<String> found) {
    return found.stream().filter(row -> !row.endsWith(" age-identity")).toList();
  }

  /// The tree with a line of each file taken out, doubled, or cut; the rules stay.
  private static Map<String, String> damaged(Map<String, String> tree, Random random) {
    var damaged = new LinkedHashMap<String, String>();
    tree.forEach((file, text) ->
        damaged.put(file, file.endsWith(Rules.NAME) ? text : damaged(text, random)));
    return damaged;
  }

  private static String damaged(String text, Random random) {
    var lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    int at = random.nextInt(lines.size());
    var line = lines.get(at);
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, line);
      case 2 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
      default -> lines.add(at, lines.get(random.nextInt(lines.size())));
    }
    return String.join("\n", lines) + "\n";
  }
}
