package dev.coffre.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.YamlTexts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.error.YAMLException;

/// What our parser makes of a configuration is what the library's composer makes of it: the same
/// values, nulls, quotes and lines.
final class ConfigNodesTest {

  private static List<ConfigNode> theirs(String text) {
    var all = new ArrayList<ConfigNode>();
    new LibraryNodes(text).forEachRemaining(all::add);
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "---\n",
        "---\n...\n---\n",
        "a: 1\n---\nb: 2\n",
        "creation_rules:\n  - path_regex: \\.ya?ml$\n    age: a,b\n",
        "creation_rules:\n- age: >-\n    age1a,\n    age1b\n",
        "creation_rules:\n- age:\n  - &alice age1a # she\n  - 'age1b'\n- age: [*alice, \"b\\n\"]\n",
        "x-keys:\n  - &all {age: [a, b]}\ncreation_rules:\n  - key_groups: [*all, *all]\n",
        "base: &base\n  age: a\ncreation_rules:\n- <<: *base\n  mac_only_encrypted: yes\n",
        "a: ~\nb: null\nc:\nd: Null\ne: 'null'\nf: \"\"\ng: !!null x\nh: !!str\ni: ! ~\n",
        "a: !!null [1]\nb: ! 'null'\nc: !own\n",
        "? a\n: b\n? [c]\n: d\n",
        "a: |\n  one\n\n  two\nb: |2-\n    x\nc: plain\n  goes on\n",
        "\"a\": 0x10\n'b': 'it''s'\n",
        "a: 1\r\nb:\r\n  - c\r\n",
        "\uFEFFa: é😀\n",
        "%YAML 1.1\n---\na: 1\n",
      })
  void table(String text) throws StoreException {
    assertThat(ConfigNodes.read(text)).isEqualTo(theirs(text));
  }

  @Property(tries = 3000)
  void generated_readByBoth_isTheSame(@ForAll long seed) throws StoreException {
    var text = YamlTexts.whole(seed);

    assertThat(ConfigNodes.read(text)).as(text).isEqualTo(theirs(text));
  }

  /// What neither refuses is the same, but for what is said of {@link YamlTexts#isReadOtherwise},
  /// and for the line of what is not there at all, behind a `?` with nothing but comments.
  @Property(tries = 10_000)
  void damaged_readByBoth_isTheSame(@ForAll long seed) {
    var text = YamlTexts.damaged(seed);
    try {
      var ours = withoutAbsent(ConfigNodes.read(text));
      var theirs = withoutAbsent(theirs(text));
      boolean same = ours.equals(theirs);
      Statistics.collect(same ? "same" : "otherwise");
      if (!YamlTexts.isReadOtherwise(text)) {
        assertThat(ours).as(text).isEqualTo(theirs);
      }
    } catch (StoreException | YAMLException e) {
      Statistics.collect("refused");
    }
    Statistics.coverage(coverage -> {
      coverage.check("same").percentage(share -> share > 40);
      coverage.check("otherwise").percentage(share -> share < 3);
    });
  }

  private static String withoutAbsent(List<ConfigNode> documents) {
    return documents.toString().replaceAll("line=\\d+, text=, plain=true", "absent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &a [*a]\n",
        "a: *b\n",
        "a: [\n",
        "a: \"\\q\"\n",
        "a: b: c\n",
        "a\n\tb: c\n",
        "a: @b\n"
      })
  void brokenText_isToldInTheWordsOfTheLibrary(String text) {
    assertThatThrownBy(() -> ConfigNodes.read(text)).isInstanceOf(StoreException.class);
    assertThat(outcome(ConfigNodes.of(text))).isEqualTo(outcome(new LibraryNodes(text)));
  }

  private static String outcome(Iterator<ConfigNode> documents) {
    try {
      return documents.next().toString();
    } catch (YAMLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'a: [\n', f.yaml:2: ",
    "'a: 1\n b: 2\n', f.yaml:2: mapping values are not allowed here",
    "'a: 1\n---\nb: 2\n', f.yaml:2: but found another document",
    "'a: &a [*a]\n', f.yaml: line 1: a node contains itself"
  })
  void text_thatIsNoDocument_isRefusedWithTheFile(String text, String message) {
    assertThatThrownBy(() -> ConfigNodes.single("f.yaml", text))
        .isInstanceOf(YamlException.class)
        .hasMessageStartingWith(message);
  }

  /// Lists of lists of …, which would be more than a thousand million if each were read anew.
  @Test
  void brokenText_withAliasesOfAliases_isReadOnce() {
    var text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 25; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    text.append("z: &z [*z]\n");

    assertThatThrownBy(() -> ConfigNodes.single("f.yaml", text.toString()))
        .hasMessageContaining("contains itself");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 9000, 20_000})
  void deepText_isForTheLibrary(int depth) {
    var text = "a: " + "[".repeat(depth) + "]".repeat(depth) + "\n";

    assertThatThrownBy(() -> ConfigNodes.of(text).next()).hasMessageContaining("exceeded max 50");
  }

  @ParameterizedTest
  @ValueSource(ints = {51, 1000})
  void aliasesWithoutEnd_areForTheLibrary(int count) {
    var text = "a: &a [x]\nb: [" + "*a, ".repeat(count) + "]\n";

    assertThatThrownBy(() -> ConfigNodes.of(text).next()).hasMessageContaining("max=50");
  }
}
