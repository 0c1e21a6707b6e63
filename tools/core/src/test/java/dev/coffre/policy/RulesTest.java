package dev.coffre.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.sops.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which creation rules hold for a file, and that no look at their text loses a file.
final class RulesTest {
  private static final Path ROOT = Path.of("/repository");

  private static final List<String> EXPRESSIONS =
      List.of(
          "a",
          "^a/",
          "\\.yaml$",
          "[[:digit:]]+",
          "[a&&b]x",
          "[[a]b",
          "(?i)A/É",
          "^(a|b)/.*\\.ya?ml$",
          "a #b",
          "it's",
          "x: y",
          "\\pL+",
          "a\t#b",
          "~",
          ".*",
          "");

  private static final List<String> FILES =
      List.of("a/b.yaml", "b/7.yml", "ax", "[b", "a/é", "it's", "x: y", "a #b", "a", "c/d.json");

  /// Ways to write a rule, `%s` in all of them.
  private static final List<String> FORMS =
      List.of(
          "  - path_regex: %s\n    age: x\n",
          "  - path_regex: '%s'\n    age: x\n",
          "  - path_regex: \"%s\"\n    age: x\n",
          "  - age: x\n    path_regex: %s # why\n",
          "  - age: x\n    path_regex: %s\t# why\n",
          "  - {path_regex: '%s', age: x}\n",
          "  - path_regex: |-\n      %s\n    age: x\n",
          "  - path_regex: >-\n      %s\n    age: x\n",
          "  - path_regex:\n      %s\n    age: x\n",
          "  - path_regex: never\n      %s\n    age: x\n",
          "  - path_regex: &here '%s'\n    age: x\n",
          "  - path_regex: !!str %s\n    age: x\n",
          "  - ? path_regex\n    : '%s'\n    age: x\n",
          "  - path_regex : '%s'\n    age: x\n",
          "  - \"path\\x5fregex\": '%s'\n    age: x\n",
          "  # path_regex: never\n  -\n    path_regex:   %s   \n    age: x\n",
          "  - 'path_regex': '%s'\n    age: x\n");

  @Test
  void maySelect_everyWayToWriteARule_losesNoFile() throws IOException {
    var random = new Random(11);
    int selected = 0;
    for (int round = 0; round < 4000; round++) {
      var text = configuration(random);
      for (var file : FILES) {
        boolean selects = selects(text, file);
        assertThat(!selects || rules(text).maySelect(ROOT.resolve(file)))
            .as("%s under\n%s", file, text)
            .isTrue();
        selected += selects ? 1 : 0;
      }
    }
    assertThat(selected).isGreaterThan(2000);
  }

  private static String configuration(Random random) {
    var text = new StringBuilder("creation_rules:\n");
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.append(pick(FORMS, random).replace("%s", pick(EXPRESSIONS, random)));
    }
    return text.toString().replace("age: x", "pgp: '" + "A".repeat(40) + "'");
  }

  private static String pick(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static boolean selects(String text, String file) throws IOException {
    try {
      return rules(text).forFile(ROOT.resolve(file)).selects();
    } catch (ConfigException e) {
      return false;
    }
  }

  private static Rules rules(String text) {
    return rules(Map.of(".sops.yaml", text), Optional.empty());
  }

  private static Rules rules(Map<String, String> files, Optional<Path> named) {
    return new Rules(
        path ->
            path.startsWith(ROOT)
                ? Optional.ofNullable(files.get(ROOT.relativize(path).toString()))
                    .map(text -> text.getBytes(UTF_8))
                : Optional.empty(),
        named,
        ROOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.yaml", "deep/a.yaml", "deep/deeper/a.yaml"})
  void maySelect_rulesForOtherFiles_sayNoFromTheText(String file) throws IOException {
    var text = "creation_rules:\n  - path_regex: \\.json$\n  - path_regex: '^b'\n";

    assertThat(rules(text).maySelect(ROOT.resolve(file))).isFalse();
  }

  @Test
  void forFile_configurationNamed_isTheOnlyOne() throws Exception {
    var files =
        Map.of(
            ".sops.yaml", "creation_rules:\n  - path_regex: yaml\n",
            "other.yaml", "creation_rules:\n  - path_regex: json\n");
    var rules = rules(files, Optional.of(ROOT.resolve("other.yaml")));

    assertThat(rules.forFile(ROOT.resolve("a.yaml"))).isInstanceOf(RuleMatch.Unmatched.class);
    assertThat(rules.forFile(ROOT.resolve("a.json"))).isInstanceOf(RuleMatch.Matched.class);
  }

  @Test
  void forFile_elsewhere_goesByWhereTheProgramWasStarted() throws Exception {
    var rules = rules("creation_rules:\n  - path_regex: yaml\n");

    assertThat(rules.forFile(Path.of("/elsewhere/a.yaml"))).isInstanceOf(RuleMatch.Matched.class);
  }

  @Test
  void forFile_manyFiles_readsEachConfigurationOnce() throws Exception {
    var reads = new AtomicInteger();
    var rules =
        new Rules(
            path -> {
              if (!path.equals(ROOT.resolve(".sops.yaml"))) {
                return Optional.empty();
              }
              reads.incrementAndGet();
              return Optional.of("creation_rules:\n  - path_regex: yaml\n".getBytes(UTF_8));
            },
            Optional.empty(),
            ROOT);

    for (int i = 0; i < 10; i++) {
      assertThat(rules.forFile(ROOT.resolve(i + "/a.yaml"))).isInstanceOf(RuleMatch.Matched.class);
    }
    assertThat(reads).hasValue(1);
  }
}
