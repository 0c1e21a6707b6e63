package dev.coffre.sops.store.yaml.tree;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.RawDocument;
import dev.coffre.sops.store.yaml.read.RawNode;
import dev.coffre.sops.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// The collections around a comment that belongs to none of them.
///
/// Its indentation puts it in one; but that of the lines above may name another than that of the
/// lines below, and nothing says which of the two its writer meant.
final class CommentPlaces {

  /// What stands there is no data, and the room for it may stand around any comment.
  private static final String METADATA = "sops";

  /// A collection around the comment, or one that ends above it.
  ///
  /// @param depth how many steps lead to it
  /// @param column of its entries; -1 if brackets around the comment make columns meaningless
  /// @param goesOn whether an entry follows below the comment
  private record Level(int depth, int column, boolean goesOn) {}

  private final IntUnaryOperator columns;
  private final int offset;
  private final List<Object> steps = new ArrayList<>();
  private final List<Level> levels = new ArrayList<>();

  private CommentPlaces(IntUnaryOperator columns, int offset) {
    this.columns = columns;
    this.offset = offset;
  }

  /// Where the comment at `offset` may be thought to stand.
  ///
  /// @param columns the column of an offset
  static List<TreePath> of(List<RawDocument> documents, IntUnaryOperator columns, int offset)
      throws StoreException {
    var places = new CommentPlaces(columns, offset);
    for (var document : documents.reversed()) {
      if (document.start() <= offset) {
        if (offset < document.end()) {
          places.descend(document.root());
        }
        break;
      }
    }
    return places.places();
  }

  private List<TreePath> places() {
    int column = columns.applyAsInt(offset);
    var places = new ArrayList<TreePath>();
    deepest(levels.size(), column).ifPresent(places::add);
    int below = levels.size();
    while (below > 0 && !levels.get(below - 1).goesOn) {
      below--;
    }
    deepest(below, column).ifPresent(places::add);
    return places.isEmpty() ? List.of(TreePath.ROOT) : places;
  }

  /// The deepest of the first `count` levels that reaches as far to the left as the comment.
  private Optional<TreePath> deepest(int count, int column) {
    for (var level : levels.subList(0, count).reversed()) {
      if (level.column <= column) {
        return Optional.of(new TreePath(steps.subList(0, level.depth)));
      }
    }
    return Optional.empty();
  }

  private void descend(RawNode root) throws StoreException {
    Optional<RawNode> node = Optional.of(root);
    while (node.isPresent()) {
      node =
          switch (node.get()) {
            case RawNode.Mapping mapping -> below(mapping);
            case RawNode.Sequence sequence -> below(sequence);
            case RawNode.Scalar scalar -> Optional.empty();
            case RawNode.Alias alias -> Optional.empty();
          };
    }
  }

  private Optional<RawNode> below(RawNode.Mapping mapping) throws StoreException {
    var pairs = mapping.pairs();
    int index = enter(mapping.base(), mapping.flow(), pairs.size(), i -> pairs.get(i).start());
    if (index < 0) {
      return Optional.empty();
    }
    var key = Keys.text(pairs.get(index).key());
    if (steps.isEmpty() && key.equals(METADATA)) {
      return Optional.empty();
    }
    steps.add(key);
    return Optional.of(pairs.get(index).value());
  }

  private Optional<RawNode> below(RawNode.Sequence sequence) {
    var items = sequence.items();
    int index = enter(sequence.base(), sequence.flow(), items.size(), i -> items.get(i).start());
    if (index < 0) {
      return Optional.empty();
    }
    steps.add(index);
    return Optional.of(items.get(index).node());
  }

  /// Goes into a collection, unless it stands in brackets that do not hold the comment.
  ///
  /// @return the last entry that starts above the comment; -1 if there is none
  private int enter(RawNode.Base base, boolean flow, int size, IntUnaryOperator start) {
    if (flow && (offset < base.start() || offset >= base.end())) {
      return -1;
    }
    int index = lastAbove(size, start);
    int column = flow || size == 0 ? -1 : columns.applyAsInt(start.applyAsInt(0));
    levels.add(new Level(steps.size(), column, index + 1 < size));
    return index;
  }

  /// The last entry that starts above the comment; -1 if none does.
  private int lastAbove(int size, IntUnaryOperator start) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start.applyAsInt(middle) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
