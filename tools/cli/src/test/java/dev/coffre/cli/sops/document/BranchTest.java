package dev.coffre.cli.sops.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.Format;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BranchTest {
  private static final String DOCUMENT =
      "{\"a\": 1, \"l\": [\"x\", {\"k\": 2}], \"m\": {\"n\": 3}}";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          ["a"]           | {"a":"v","l":["x",{"k":2}],"m":{"n":3}}
          ['b']           | {"a":1,"l":["x",{"k":2}],"m":{"n":3},"b":"v"}
          ["l"][0]        | {"a":1,"l":["v",{"k":2}],"m":{"n":3}}
          ["l"][9]        | {"a":1,"l":["x",{"k":2},"v"],"m":{"n":3}}
          ["l"][1]["k"]   | {"a":1,"l":["x",{"k":"v"}],"m":{"n":3}}
          ["m"]["o"][4]   | {"a":1,"l":["x",{"k":2}],"m":{"n":3,"o":["v"]}}
          ["a"]["b"]      | {"a":{"b":"v"},"l":["x",{"k":2}],"m":{"n":3}}
          """,
      delimiter = '|')
  void put_atAPath_makesOrReplaces(String path, String expected) throws Exception {
    var value = Node.Scalar.of(Value.Str.of("v"));
    assertThat(text(Branch.put(document(), TreePath.parse(path), value))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          ["nope"]        | Key not found: nope
          ["l"][2]        | Index 2 out of bounds
          ["a"]["x"]      | Unsupported type: int for item 'x'
          ["l"]["k"]      | the index leads into a list by a key
          """,
      delimiter = '|')
  void remove_ofWhatIsNotThere_saysWhy(String path, String message) {
    assertThatThrownBy(() -> Branch.remove(document(), TreePath.parse(path)))
        .isInstanceOf(Branch.NotFound.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"'[\"a\"'", "a", "[x]", "[]", "'[\"]'"})
  void path_malformed_isRefused(String path) {
    assertThatThrownBy(() -> TreePath.parse(path)).isInstanceOf(TreePath.Malformed.class);
  }

  private static Node.Mapping document() throws Exception {
    var parsed = Format.JSON.store().parse(DOCUMENT.getBytes(StandardCharsets.UTF_8));
    return parsed.tree().documents().getFirst();
  }

  private static String text(Node.Mapping document) throws Exception {
    var file = new Store.Parsed(new Tree(List.of(document)), Optional.empty());
    var bytes = Format.JSON.store().emit(file, new Store.Layout(0));
    return new String(bytes, StandardCharsets.UTF_8).replace("\n", "").replace("\": ", "\":");
  }
}
