package dev.coffre.sops.store.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sizes that must work, and those that must end in a clear error. The time limits are far above
/// what is needed, and far below what anything quadratic would take.
@Timeout(60)
final class YamlLimitsTest {
  private static final int MEBI = 1 << 20;

  @ParameterizedTest
  @ValueSource(strings = {"%s", "\"%s\"", "'%s'", "|\n  %s", ">\n  %s"})
  void scalarOf16Megabytes_isRead(String form) throws StoreException {
    var text = "k: " + form.formatted("x".repeat(16 * MEBI)) + "\n";
    assertThat(Outline.leaves(Outline.utf8(text))).hasSize(2);
  }

  @Test
  void scalarOf16MegabytesInShortLines_isReadAndReplaced() throws StoreException {
    var source = Outline.utf8("k: |\n" + "  0123456789abcdef0123456789abcd\n".repeat(MEBI / 2));
    var site = Outline.leaves(source).get(1).site();
    var edit = new Edit.Replace(site, Value.Str.of("ENC[x]"));
    var patched = new YamlStore().patch(source, java.util.List.of(edit), new MetadataEdit.Keep());
    assertThat(patched).isEqualTo(Outline.utf8("k: |-\n  ENC[x]\n"));
  }

  @Test
  void hundredThousandKeys_areReadAndReplaced() throws StoreException {
    var text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append("key").append(i).append(": \"value ").append(i).append("\" # comment\n");
    }
    var source = Outline.utf8(text.toString());
    var edits = new ArrayList<Edit>();
    for (var leaf : Outline.leaves(source)) {
      if (!(leaf.value() instanceof Value.Null)) {
        edits.add(new Edit.Replace(leaf.site(), Value.Str.of("ENC[x]")));
      }
    }
    assertThat(edits).hasSize(200_000);
    var patched = new YamlStore().patch(source, edits, new MetadataEdit.Keep());
    assertThat(Outline.leaves(patched)).hasSize(200_001);
  }

  @Test
  void hundredThousandComments_haveRoomForMetadata() throws StoreException {
    var text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append("# comment ").append(i).append("\nkey").append(i).append(": v\n");
    }
    var source = Outline.utf8(text.toString());
    var room = new YamlStore().withRoom(source, new YamlStore().parse(source));
    assertThat(Outline.of(room.content().tree())).isEqualTo(Outline.of(source)).hasSize(200_001);
  }

  @Test
  void bracketsFullOfLooseComments_areReadAndLocated() throws StoreException {
    var text = "k_unencrypted: " + "[ # c\n ".repeat(5_000) + "# d\n ".repeat(5_000);
    var source = Outline.utf8(text + "]".repeat(5_000));
    int steps = 0;
    for (var comment : new YamlStore().parse(source).loose()) {
      steps += comment.places().getFirst().steps().size();
    }
    assertThat(steps).isGreaterThan(5_000 * 2_500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "!!seq [", "&a [", "a: [b, "})
  void deepNesting_isRefused(String open) {
    assertThatThrownBy(() -> Outline.of(Outline.utf8("a:\n  " + open.repeat(100_000))))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void aliasBomb_isRefused() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      var alias = "*a" + (i - 1) + ", ";
      text.append("a%d: &a%d [%s]%n".formatted(i, i, alias.repeat(10)));
    }
    assertThatThrownBy(() -> Outline.of(Outline.utf8(text.toString())))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("multiply");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "# x\n",
        "\n",
        " ",
        "a: b\n---\n",
        "x\n",
        "'a: ",
        "- - ",
        "1,",
        "\t",
        "*a",
        "!",
        "|"
      })
  void megabyteOfTheSame_ends(String part) throws StoreException {
    var source = Outline.utf8("a: 1\nb: " + part.repeat(MEBI / part.length()));
    try {
      Outline.of(source);
    } catch (StoreException e) {
      assertThat(e).hasMessageStartingWith("line ");
    }
  }
}
