package dev.coffre.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlNodesTest {
  @Test
  void text_withOneDocument_givesItsRoot() throws YamlException {
    assertThat(YamlNodes.single("f.yaml", "\n\na: 1\n"))
        .hasValueSatisfying(node -> assertThat(node.getStartMark().getLine()).isEqualTo(2));
  }

  @ParameterizedTest
  @CsvSource({"''", "'# nothing\n'", "'\n\n'"})
  void text_withoutADocument_givesNone(String text) throws YamlException {
    assertThat(YamlNodes.single("f.yaml", text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'a: [\n', f.yaml:2: ",
    "'a: 1\n b: 2\n', f.yaml:2: mapping values are not allowed here",
    "'a: *b\n', f.yaml:1: found undefined alias b",
    "'a: 1\n---\nb: 2\n', f.yaml:2: but found another document",
    "'a: \u0001\n', f.yaml: special characters are not allowed"
  })
  void text_thatIsNoDocument_isRefusedWithFileAndLine(String text, String message) {
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> YamlNodes.single("f.yaml", text))
        .withMessageStartingWith(message);
  }
}
