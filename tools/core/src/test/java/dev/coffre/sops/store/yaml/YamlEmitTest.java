package dev.coffre.sops.store.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlEmitTest {
  private static final YamlStore STORE = new YamlStore();

  private static String emitted(String text) throws StoreException {
    var bytes = STORE.emit(STORE.parse(Outline.utf8(text)), new Store.Layout(4));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void emit_givesTheLayoutOfSops() throws StoreException {
    var text =
        """
        # top
        a:   'x'   # behind
        list:
        - b: "1"
          c: |
            two
            lines
        - {}
        - [ ]
        - - ~
        <<: {m: 1e3}
        # end
        ---
        d: 1.0
        """;
    assertThat(emitted(text))
        .isEqualTo(
            """
            # top
            a: x # behind
            list:
                - b: "1"
                  c: |
                    two
                    lines
                - {}
                - []
                - - null
            !!merge <<:
                m: 1000
            # end
            ---
            d: 1
            """);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a                | a
          yes              | "yes"
          5                | "5"
          1:30             | "1:30"
          2024-01-01       | "2024-01-01"
          a: b             | 'a: b'
          a #b             | 'a #b'
          # a              | '# a'
          it's             | it's
          'quoted'         | '''quoted'''
          - a              | '- a'
          ---              | '---'
          😀               | "\\U0001F600"
          tab\there        | "tab\\there"
          =                | =
          %a               | '%a'
          """)
  void strings_areQuotedAsInSops(String value, String expected) throws StoreException {
    var entry =
        new Entry("k", new Node.Scalar(Value.Str.of(value.replace("\\t", "\t")), Site.NONE));
    var tree = new Tree(List.of(new Node.Mapping(List.of(entry))));
    var bytes = STORE.emit(new Store.Parsed(tree, Optional.empty()), new Store.Layout(4));
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("k: " + expected + "\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "1.0, 1",
    "-0.0, -0",
    "999999.0, 999999",
    "1234567.0, 1.234567e+06",
    "608863452348.1149, 6.088634523481149e+11",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1e21, 1e+21",
    "5e-324, 5e-324",
    "0.1, 0.1",
    "100000.0, 100000"
  })
  void floats_haveTheSpellingOfGo(double value, String expected) throws StoreException {
    var node = new Node.Scalar(new Value.Real(value), Site.NONE);
    assertThat(STORE.emitValue(node, new Store.Layout(4))).isEqualTo(Outline.utf8(expected + "\n"));
  }

  /// go-yaml writes its usual indentation as the hint even inside lists, where it is wrong and the
  /// file cannot be read back.
  @Test
  void literalsThatBeginWithBlanks_inLists_readBack() throws StoreException {
    var text = "list:\n    - \"  lead\\nx\"\n";
    assertThat(emitted(text)).isEqualTo("list:\n    - |2-\n        lead\n      x\n");
    assertThat(Outline.of(Outline.utf8(emitted(text)))).isEqualTo(Outline.of(Outline.utf8(text)));
  }

  /// A comment cannot smuggle content into the file.
  @Test
  void commentsWithLineBreaks_stayComments() throws StoreException {
    var comment = new dev.coffre.sops.tree.Comment(Value.Str.of(" a\nevil: 1"), false, Site.NONE);
    var tree =
        new Tree(
            List.of(
                new Node.Mapping(
                    List.of(
                        comment, new Entry("k", new Node.Scalar(new Value.Int(1), Site.NONE))))));
    var bytes = STORE.emit(new Store.Parsed(tree, Optional.empty()), new Store.Layout(4));
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("# a\n# evil: 1\nk: 1\n");
  }
}
