package dev.coffre.sops.store.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Metadata below a text move comments to other parents; nothing may get lost or change by it.
final class MetadataRoomTest {
  private static final YamlStore STORE = new YamlStore();
  private static final MetadataEdit WRITE =
      new MetadataEdit.Write(
          new Node.Mapping(List.of(new Entry("mac", Node.Scalar.of(Value.Str.of("m"))))));

  private static boolean isText(Outline.Leaf leaf) {
    return leaf.value() instanceof Value.Str;
  }

  private static boolean isValue(Outline.Leaf leaf) {
    return !leaf.path().contains("#");
  }

  private static List<String> values(byte[] source) throws StoreException {
    return Outline.leaves(source).stream()
        .filter(MetadataRoomTest::isValue)
        .map(Outline::line)
        .toList();
  }

  private static byte[] room(byte[] source) throws StoreException {
    return STORE.withRoom(source, STORE.parse(source)).text();
  }

  /// The text with room; empty if it is refused because a comment would get lost.
  private static List<byte[]> withRoom(long seed) {
    try {
      return List.of(room(Outline.utf8(MessyComments.file(seed))));
    } catch (StoreException e) {
      assertThat(e).hasMessageContaining("this comment would be lost");
      return List.of();
    }
  }

  /// What is sealed there under its path is found again under that path.
  @Property(tries = 2000)
  void valuesAndComments_encryptedInTheRoom_stayUnderTheirPaths(@ForAll long seed)
      throws StoreException {
    for (var roomy : withRoom(seed)) {
      var edits = new ArrayList<Edit>();
      var wanted = new ArrayList<String>();
      for (var leaf : Outline.leaves(roomy)) {
        var token = Value.Str.of("ENC[AES256_GCM,data:" + wanted.size() + ",type:str]");
        wanted.add(leaf.path() + ": " + Outline.text(isText(leaf) ? token : leaf.value()));
        if (isText(leaf)) {
          edits.add(new Edit.Replace(leaf.site(), token));
        }
      }

      assertThat(Outline.of(STORE.patch(roomy, edits, WRITE))).isEqualTo(wanted);
    }
  }

  @Property(tries = 2000)
  void values_metadataWrittenBelow_stayTheSame(@ForAll long seed) throws StoreException {
    var source = Outline.utf8(MessyComments.file(seed));

    assertThat(values(STORE.patch(source, List.of(), WRITE))).isEqualTo(values(source));
  }

  @Property(tries = 2000)
  void text_metadataWrittenInTheRoomAndDropped_isTheSame(@ForAll long seed) throws StoreException {
    var source = MessyComments.file(seed);
    if (!source.endsWith("\n")) {
      return;
    }
    for (var roomy : withRoom(seed)) {
      var encrypted = STORE.patch(roomy, List.of(), WRITE);
      var back = STORE.patch(encrypted, List.of(), new MetadataEdit.Drop());

      assertThat(new String(back, StandardCharsets.UTF_8)).isEqualTo(source);
    }
  }

  @Example
  void commentThatNobodyWouldFind_isRefusedWithItsLine() {
    var source = Outline.utf8("a:\n  b: v\n    # x\n\n  # y\n");

    assertThatThrownBy(() -> room(source))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("line 3: this comment would be lost");
  }

  @Example
  void blockScalarAtAnOpenEnd_keepsItsValue() throws StoreException {
    for (var header : List.of("|", "|+", "|-", ">", ">+", "|2", "|2+")) {
      for (var end : List.of("text", "text\n  more", "text\n  ", "text\n\n  ")) {
        var source = Outline.utf8("a: " + header + "\n  " + end);
        var put = new Edit.Put(List.of("b"), Node.Scalar.of(Value.Str.of("x")));

        assertThat(values(STORE.patch(source, List.of(), WRITE))).isEqualTo(values(source));
        assertThat(values(STORE.patch(source, List.of(put), new MetadataEdit.Keep())))
            .containsAll(values(source));
      }
    }
  }
}
