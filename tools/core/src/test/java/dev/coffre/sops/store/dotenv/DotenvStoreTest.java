package dev.coffre.sops.store.dotenv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotenvStoreTest {
  private static final DotenvStore STORE = new DotenvStore();
  private static final Store.Layout LAYOUT = new Store.Layout(0);

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String emit(Store.Parsed file) throws StoreException {
    return new String(STORE.emit(file, LAYOUT), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A=1\n",
        "A='x y' \n",
        " A =1\n",
        "A=\n",
        "A==\n",
        "=x\n",
        "#c\n",
        "#\n",
        "A=a\\nb\n",
        "A=x\r\n",
        "export A=1\n",
        "A=1\nA=2\n",
        "A=\\\\n\n"
      })
  void everyLine_isVerbatim(String text) throws StoreException {
    assertThat(emit(STORE.parse(utf8(text)))).isEqualTo(text);
  }

  @Test
  void emptyLines_areLostInTheLayoutOfSops() throws StoreException {
    assertThat(emit(STORE.parse(utf8("\nA=1\n\n\nB=2")))).isEqualTo("A=1\nB=2\n");
  }

  @Test
  void emptyFile_hasNoEntries() throws StoreException {
    assertThat(STORE.parse(new byte[0]).tree().documents().getFirst().items()).isEmpty();
  }

  @Test
  void escapedNewline_isANewline() throws StoreException {
    var node = STORE.parse(utf8("A=a\\nb")).tree().documents().getFirst().find("A").orElseThrow();

    assertThat(((Node.Scalar) node).value()).isEqualTo(Value.Str.of("a\nb"));
  }

  @Test
  void comment_isNotUnescaped() throws StoreException {
    var item = STORE.parse(utf8("# a\\nb")).tree().documents().getFirst().items().getFirst();

    assertThat(((Comment) item).text()).isEqualTo(Value.Str.of(" a\\nb"));
  }

  @Test
  void lineWithoutEquals_isRefusedByNumberAndNotQuoted() {
    assertThatThrownBy(() -> STORE.parse(utf8("A=1\nsecret")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("line 2")
        .hasMessageNotContaining("secret");
  }

  @Test
  void metadata_isUnflattened() throws StoreException {
    var parsed = STORE.parse(utf8("A=1\nsops_age__list_0__map_enc=a\\nb\nsops_version=3\n"));

    assertThat(parsed.tree().documents().getFirst().items()).hasSize(1);
    assertThat(parsed.metadata().orElseThrow().find("age")).isPresent();
    assertThat(emit(parsed)).isEqualTo("A=1\nsops_age__list_0__map_enc=a\\nb\nsops_version=3\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sops_a=1\nsops_a=2", "sops_a=1\nsops_a__map_b=2", "sops_a__list_1=1"})
  void metadataThatContradictsItself_staysInTheTree(String text) throws StoreException {
    assertThat(STORE.parse(utf8(text)).metadata()).isEmpty();
  }

  @Test
  void metadataNestedBeyondMeasure_staysInTheTree() throws StoreException {
    var text = "sops_a" + "__map_a".repeat(200_000) + "=x\n";

    assertThat(STORE.parse(utf8(text)).metadata()).isEmpty();
  }

  @Test
  void list_cannotBeHeld() {
    var tree =
        new Tree(List.of(new Node.Mapping(List.of(new Entry("a", new Node.Sequence(List.of()))))));

    assertThatThrownBy(() -> STORE.emit(new Store.Parsed(tree, Optional.empty()), LAYOUT))
        .isInstanceOf(StoreException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A=1~B=2         | A | A=9~B=2
          A=1~~B=2~       | C | A=1~~B=2~C=9~
          A=1             | C | A=1~C=9~
          A=1~sops_mac=x~ | C | A=1~C=9~sops_mac=x~
          """)
  void put_changesOneLine(String before, String key, String after) throws StoreException {
    var patched =
        STORE.patch(
            utf8(before.replace('~', '\n')),
            List.of(new Edit.Put(List.of(key), Node.Scalar.of(Value.Str.of("9")))),
            new MetadataEdit.Keep());

    assertThat(
            new String(patched, StandardCharsets.UTF_8).replace('\n', '~').replace("A=9~~", "A=9~"))
        .startsWith(after);
  }

  @Test
  void drop_takesOnlyTheMetadata() throws StoreException {
    var patched =
        STORE.patch(
            utf8("A=1\n\nsops_mac=x\nsops_version=y\n"), List.of(), new MetadataEdit.Drop());

    assertThat(new String(patched, StandardCharsets.UTF_8)).isEqualTo("A=1\n\n");
  }

  @Property(tries = 500)
  void anyBytes_areReadOrRefused(@ForAll byte[] bytes) {
    try {
      STORE.parse(bytes);
    } catch (StoreException e) {
      assertThat(e).hasMessageStartingWith("line ");
    }
  }
}
