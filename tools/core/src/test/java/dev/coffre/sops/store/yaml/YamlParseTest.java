package dev.coffre.sops.store.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlParseTest {

  @Test
  void comments_standWhereSopsPutsThem() throws StoreException {
    var text =
        """
        # file

        # head of a
        a: 1 # behind a
        # between
        list: # behind list
          # first
          - x # behind x
          # foot of x

          # head of y
          - y
        map:
          b: 2
          # foot of b
        # last
        """;
    assertThat(Outline.of(Outline.utf8(text)))
        .containsExactly(
            "{}: null",
            "#: str  file",
            "#: str  head of a",
            "#>: str  behind a",
            "/a: int 1",
            "#: str  between",
            "#: str  behind list",
            "/list[]: null",
            "/list#: str  first",
            "/list#>: str  behind x",
            "/list/0: str x",
            "/list#: str  foot of x",
            "/list#: str  head of y",
            "/list/1: str y",
            "/map{}: null",
            "/map/b: int 2",
            "/map#: str  foot of b",
            "#: str  last");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      textBlock =
          """
          |\\n  a\\n  b\\n         ; str a~b~
          |-\\n  a\\n  b\\n        ; str a~b
          |+\\n  a\\n\\n\\n        ; str a~~~~
          >\\n  a\\n  b\\n\\n  c\\n ; str a b~c~
          >-\\n  a\\n   b\\n  c\\n ; str a~ b~c
          |2\\n    a\\n           ; str   a~
          |-2\\n   a\\n           ; str  a
          a\\n  b\\n\\n  c\\n     ; str a b~c
          "a\\n  b"\\n            ; str a b
          "a\\\\\\n  b"\\n        ; str ab
          'it''s\\n\\n  x'\\n     ; str it's~x
          """)
  void scalars_keepTheirLines(String text, String expected) {
    var source = "k: " + text.replace("\\n", "\n").replace("\\\\", "\\") + "\n";
    assertThat(line(source)).isEqualTo("/k: " + expected.replace('~', '\n'));
  }

  private static String line(String source) {
    try {
      return Outline.of(Outline.utf8(source)).get(1);
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aliases_becomeCopies_andSaySo() throws StoreException {
    var leaves = Outline.leaves(Outline.utf8("a: &x {k: 1}\nb: *x\n<<: *x\n"));
    assertThat(leaves.stream().map(Outline::line))
        .containsExactly(
            "{}: null",
            "/a{}: null",
            "/a/k: int 1",
            "/b{}: null",
            "/b/k: int 1",
            "/<<{}: null",
            "/<</k: int 1");
    assertThat(leaves.get(2).site().shared()).isFalse();
    assertThat(leaves.get(4).site().shared()).isTrue();
  }

  @Test
  void documents_areReadInOrder_andEmptyOnesAreMappings() throws StoreException {
    var parsed =
        new YamlStore()
            .parse(Outline.utf8("a: 1\nsops: {mac: x}\n---\n---\nb: 2\nsops: {mac: y}\n...\n"));
    assertThat(parsed.tree().documents()).hasSize(3);
    assertThat(parsed.tree().documents().get(1).items()).isEmpty();
    assertThat(parsed.tree().documents().get(2).items()).hasSize(1);
    assertThat(parsed.metadata()).isPresent();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          - a                    | a list at the top
          text                   | a value at the top
          1: a                   | a key that is a number
          ~: a                   | a key that is null
          {a: 1}: b              | a key that is a mapping
          a: 1\\na: 2            | a key twice
          a: [1                  | a bracket left open
          a: "x                  | a quote left open
          a: 'x                  | a single quote left open
          a: b: c                | two colons in a line
          a:\\n  b\\n c: d       | a wrong indentation
          a: &x [*x]             | an anchor around its alias
          a: @x                  | a reserved character
          a: "\\q"               | an unknown escape
          %YAML 1.3\\n---\\na: 1 | a version other than 1.1
          a: !e!x 1              | a tag handle without definition
          <<: 5                  | a merge of a number
          """)
  void parse_refuses(String text, String why) {
    assertThatThrownBy(
            () -> Outline.of(Outline.utf8(text.replace("\\n", "\n").replace("\\t", "\t"))))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("line ");
  }
}
