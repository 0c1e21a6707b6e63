package dev.coffre.sops.store.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever a text holds, it reads back as the same text, and so does what stands around it.
final class AwkwardScalarsTest {
  private static final YamlStore STORE = new YamlStore();

  /// Every style of scalar in a mapping, a list and brackets; `{n}` marks a place.
  private static final String SURROUNDINGS =
      """
      plain: old # behind
      single: 'old'
      double: "old"
      literal: |
        old
      folded: >-
        old

      # between
      list:
        - old
        - 'old' # behind
        - - |+
            old

          - old
        - key: old
          other: "old"
      flow: {a: old, b: ['old', "old"], c: {d: old}}
      last: old
      """;

  @Provide
  Arbitrary<String> awkward() {
    return AwkwardTexts.all();
  }

  @Provide
  Arbitrary<List<String>> keys() {
    return AwkwardTexts.all().list().uniqueElements().ofMinSize(1).ofMaxSize(3);
  }

  private static Node str(String text) {
    return Node.Scalar.of(Value.Str.of(text));
  }

  private static Node.Mapping mapping(List<String> keys, Node value) {
    return new Node.Mapping(keys.stream().<Item>map(key -> new Entry(key, value)).toList());
  }

  @Property(tries = 2000)
  void textInEveryPlace_emitted_readsBack(
      @ForAll("awkward") String text,
      @ForAll("keys") List<String> keys,
      @ForAll("indents") int indent)
      throws StoreException {
    var list =
        new Node.Sequence(
            List.of(
                str(text),
                new Node.Sequence(List.of(str(text), str("x"))),
                mapping(keys, str(text)),
                str(text)));
    var tree = new Tree(List.of(mapping(keys, list), mapping(keys, mapping(keys, str(text)))));

    var emitted = STORE.emit(new Store.Parsed(tree, Optional.empty()), new Store.Layout(indent));

    assertThat(Outline.of(emitted)).isEqualTo(Outline.of(tree));
  }

  @Provide
  Arbitrary<Integer> indents() {
    return net.jqwik.api.Arbitraries.of(2, 3, 4, 9);
  }

  @Property(tries = 2000)
  void textInEveryPlace_patched_readsBackAndLeavesTheRest(
      @ForAll("awkward") String text, @ForAll("awkward") String other) throws StoreException {
    var source = Outline.utf8(SURROUNDINGS);
    var edits = new ArrayList<Edit>();
    var wanted = new ArrayList<String>();
    for (var leaf : Outline.leaves(source)) {
      boolean old = Outline.text(leaf.value()).startsWith("str old");
      var value = old ? Value.Str.of(edits.size() % 3 == 0 ? other : text) : leaf.value();
      wanted.add(leaf.path() + ": " + Outline.text(value));
      if (old) {
        edits.add(new Edit.Replace(leaf.site(), value));
      }
    }
    assertThat(edits).hasSize(16);

    var patched = STORE.patch(source, edits, new MetadataEdit.Keep());

    assertThat(Outline.of(patched)).isEqualTo(wanted);
  }

  @Property(tries = 2000)
  void textPutAnywhere_readsBack(@ForAll("awkward") String text, @ForAll("awkward") String key)
      throws StoreException {
    var source = Outline.utf8(SURROUNDINGS);
    for (var path :
        List.<List<Object>>of(
            List.of("new", key, "deep"),
            List.of("list", 4),
            List.of("list", 2, 2),
            List.of("list", 3, "k" + key),
            List.of("flow", "k" + key),
            List.of("literal"),
            List.of("k" + key))) {
      var patched =
          STORE.patch(source, List.of(new Edit.Put(path, str(text))), new MetadataEdit.Keep());

      assertThat(Outline.leaves(patched))
          .filteredOn(leaf -> leaf.path().equals(path(path)))
          .singleElement()
          .satisfies(leaf -> assertThat(leaf.value()).isEqualTo(Value.Str.of(text)));
      assertThat(Outline.of(patched)).contains("/last: str old");
    }
  }

  private static String path(List<Object> steps) {
    var path = new StringBuilder();
    steps.forEach(step -> path.append('/').append(step));
    return path.toString();
  }
}
