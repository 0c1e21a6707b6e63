package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.ExpandedAlias;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.Parser;
import dev.coffre.sops.store.yaml.read.RawDocument;
import dev.coffre.sops.store.yaml.read.RawNode;
import dev.coffre.sops.store.yaml.tree.Keys;
import dev.coffre.sops.store.yaml.tree.TreeBuilder;
import dev.coffre.sops.store.yaml.write.Emitter;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Puts and removes entries of the first document, by path.
final class StructureEdit {
  private static final String METADATA = "sops";
  private static final int DEFAULT_STEP = 2;

  private final byte[] source;
  private final Lines lines;
  private final List<RawDocument> documents;
  private final NodeEdit nodes;
  private final Consumer<ExpandedAlias> expanded;

  private StructureEdit(byte[] source, Consumer<ExpandedAlias> expanded) throws StoreException {
    this.source = source;
    this.expanded = expanded;
    this.lines = new Lines(source);
    this.documents = Parser.parse(source).documents();
    this.nodes = new NodeEdit(source, lines);
  }

  /// `source` with `value` at `path`.
  static byte[] put(byte[] source, List<Object> path, Node value, Consumer<ExpandedAlias> expanded)
      throws StoreException {
    var edit = new StructureEdit(source, expanded);
    var copied = edit.expandedOnPath(path);
    return copied.isPresent()
        ? put(copied.get(), path, value, expanded)
        : Splice.apply(source, edit.put(path, value));
  }

  /// `source` without the entry at `path`.
  static byte[] remove(byte[] source, List<Object> path, Consumer<ExpandedAlias> expanded)
      throws StoreException {
    var edit = new StructureEdit(source, expanded);
    var copied = edit.expandedOnPath(path.subList(0, path.size() - 1));
    return copied.isPresent()
        ? remove(copied.get(), path, expanded)
        : Splice.apply(source, edit.remove(path));
  }

  /// The text with the first alias on the way written out, if there is one.
  private Optional<byte[]> expandedOnPath(List<Object> path) throws StoreException {
    Optional<RawNode> node = root();
    for (var step : path) {
      if (node.isPresent() && node.get() instanceof RawNode.Alias alias) {
        var copy = new TreeBuilder(source).node(alias);
        expanded.accept(NodeEdit.expanded(alias));
        return Optional.of(Splice.apply(source, nodes.replaceAlias(alias, copy)));
      }
      node = node.isPresent() ? child(node.get(), step) : node;
    }
    return Optional.empty();
  }

  private Optional<RawNode> root() {
    return documents.isEmpty() ? Optional.empty() : Optional.of(documents.getFirst().root());
  }

  private static Optional<RawNode> child(RawNode node, Object step) throws StoreException {
    if (node instanceof RawNode.Mapping mapping && step instanceof String key) {
      return pair(mapping, key).map(RawNode.Pair::value);
    }
    if (node instanceof RawNode.Sequence sequence
        && step instanceof Integer index
        && index >= 0
        && index < sequence.items().size()) {
      return Optional.of(sequence.items().get(index).node());
    }
    return Optional.empty();
  }

  private static Optional<RawNode.Pair> pair(RawNode.Mapping mapping, String key)
      throws StoreException {
    for (var pair : mapping.pairs()) {
      if (Keys.text(pair.key()).equals(key)) {
        return Optional.of(pair);
      }
    }
    return Optional.empty();
  }

  private List<Splice> put(List<Object> path, Node value) throws StoreException {
    if (documents.isEmpty()) {
      return List.of(appended(path, value));
    }
    var document = documents.getFirst();
    if (!(document.root() instanceof RawNode.Mapping)) {
      return List.of(insertion().atEnd(document, entry(path, value)));
    }
    RawNode node = document.root();
    int depth = 0;
    Optional<RawNode> next = child(node, path.getFirst());
    while (next.isPresent() && isCollection(next.get()) && depth + 1 < path.size()) {
      node = next.get();
      depth++;
      next = child(node, path.get(depth));
    }
    var rest = path.subList(depth + 1, path.size());
    return next.isPresent()
        ? replace(node, path.get(depth), nested(rest, value))
        : List.of(insert(node, path.subList(depth, path.size()), value));
  }

  private static boolean isCollection(RawNode node) {
    return node instanceof RawNode.Mapping || node instanceof RawNode.Sequence;
  }

  private Splice appended(List<Object> path, Node value) throws StoreException {
    var text = lines.fit(Emitter.lines(new Node.Mapping(List.of(entry(path, value))), 2), 0);
    boolean open = source.length > 0 && !lines.isLineStart(source.length);
    return Splice.of(
        source.length, source.length, open ? NodeEdit.joined(lines.lineBreak(), text) : text);
  }

  private EntryInsertion insertion() {
    return new EntryInsertion(lines, step());
  }

  /// The columns by which this file indents: those of its first nested mapping.
  private int step() {
    if (root().isPresent() && root().get() instanceof RawNode.Mapping mapping && !mapping.flow()) {
      for (var pair : mapping.pairs()) {
        if (pair.value() instanceof RawNode.Mapping inner && !inner.flow()) {
          int columns = lines.column(inner.pairs().getFirst().start()) - lines.column(pair.start());
          return columns > 0 ? columns : DEFAULT_STEP;
        }
      }
    }
    return DEFAULT_STEP;
  }

  private static Entry entry(List<Object> path, Node value) throws StoreException {
    if (path.getFirst() instanceof String key) {
      return new Entry(key, nested(path.subList(1, path.size()), value));
    }
    throw new StoreException("an index stands where there is no list");
  }

  /// `value` inside the mappings and lists that `path` needs.
  private static Node nested(List<Object> path, Node value) throws StoreException {
    if (path.isEmpty()) {
      return value;
    }
    if (path.getFirst() instanceof Integer index) {
      if (index != 0) {
        throw new StoreException("a new list begins with index 0");
      }
      return new Node.Sequence(List.of(nested(path.subList(1, path.size()), value)));
    }
    return new Node.Mapping(List.of(entry(path, value)));
  }

  private Splice insert(RawNode parent, List<Object> path, Node value) throws StoreException {
    return switch (parent) {
      case RawNode.Mapping mapping -> insert(mapping, entry(path, value));
      case RawNode.Sequence sequence -> {
        if (!(path.getFirst() instanceof Integer index) || index != sequence.items().size()) {
          throw new StoreException("a list is extended at its end only");
        }
        yield insertion().inSequence(sequence, nested(path.subList(1, path.size()), value));
      }
      case RawNode.Scalar s -> throw new IllegalStateException("a scalar has no entries");
      case RawNode.Alias a -> throw new IllegalStateException("an alias has no entries");
    };
  }

  private Splice insert(RawNode.Mapping mapping, Entry entry) throws StoreException {
    var last = mapping.pairs().isEmpty() ? null : mapping.pairs().getLast();
    boolean beforeMetadata =
        last != null
            && root().isPresent()
            && mapping.base().equals(root().get().base())
            && !mapping.flow()
            && Keys.text(last.key()).equals(METADATA);
    if (!beforeMetadata) {
      return insertion().inMapping(mapping, entry);
    }
    var data = mapping.pairs().subList(0, mapping.pairs().size() - 1);
    return data.isEmpty()
        ? insertion().before(mapping.pairs().getLast(), entry)
        : insertion().inMapping(new RawNode.Mapping(mapping.base(), data, false), entry);
  }

  private List<Splice> replace(RawNode parent, Object step, Node value) throws StoreException {
    return switch (parent) {
      case RawNode.Mapping mapping -> {
        var pair = pair(mapping, (String) step).orElseThrow();
        yield replace(
            pair.value(), pair.colonEnd(), lines.column(pair.start()), mapping.flow(), value);
      }
      case RawNode.Sequence sequence -> {
        var item = sequence.items().get((Integer) step);
        yield replace(
            item.node(), item.start() + 1, lines.column(item.start()), sequence.flow(), value);
      }
      case RawNode.Scalar s -> throw new IllegalStateException("a scalar has no entries");
      case RawNode.Alias a -> throw new IllegalStateException("an alias has no entries");
    };
  }

  private List<Splice> replace(RawNode old, int behind, int column, boolean inFlow, Node value)
      throws StoreException {
    if (old instanceof RawNode.Scalar scalar
        && value instanceof Node.Scalar(var wanted, var site)) {
      return new ScalarEdit(source, lines).replace(scalar, wanted);
    }
    if (inFlow) {
      return List.of(Splice.of(old.base().start(), old.base().end(), NodeEdit.inline(value, true)));
    }
    int end = end(old);
    boolean lineStart = lines.isLineStart(end) && end > behind;
    if (NodeEdit.isInline(value)) {
      var text = NodeEdit.joined(ValueEdits.ascii(" "), NodeEdit.inline(value, false));
      return List.of(
          Splice.of(behind, end, lineStart ? NodeEdit.joined(text, lines.lineBreak()) : text));
    }
    var body = lines.fit(Emitter.lines(value, step()), column + step());
    int below = lineStart ? end : lines.next(end);
    return List.of(Splice.of(behind, below, NodeEdit.joined(lines.lineBreak(), body)));
  }

  private static int end(RawNode node) {
    boolean block =
        node instanceof RawNode.Scalar scalar
            && scalar.layout().isPresent()
            && !scalar.layout().get().keep();
    return block ? ((RawNode.Scalar) node).layout().orElseThrow().contentEnd() : node.base().end();
  }

  private List<Splice> remove(List<Object> path) throws StoreException {
    Optional<RawNode> parent = root();
    for (var step : path.subList(0, path.size() - 1)) {
      parent = parent.isPresent() ? child(parent.get(), step) : parent;
    }
    var removal = new EntryRemoval(lines);
    if (parent.isPresent()
        && parent.get() instanceof RawNode.Mapping mapping
        && path.getLast() instanceof String key
        && pair(mapping, key).isPresent()) {
      return removal.remove(mapping, pair(mapping, key).get());
    }
    if (parent.isPresent()
        && parent.get() instanceof RawNode.Sequence sequence
        && path.getLast() instanceof Integer index
        && index >= 0
        && index < sequence.items().size()) {
      return removal.remove(sequence, index);
    }
    throw new StoreException("there is nothing to remove at this path");
  }
}
