package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.Parser;
import dev.coffre.sops.store.yaml.read.RawDocument;
import dev.coffre.sops.store.yaml.read.RawNode;
import dev.coffre.sops.store.yaml.tree.Keys;
import dev.coffre.sops.store.yaml.tree.TreeBuilder;
import dev.coffre.sops.store.yaml.write.Emitter;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes and removes the `sops` entry of every document.
final class MetadataPatch {
  private static final String KEY = "sops";
  private static final int INDENT = 4;

  private final byte[] source;
  private final Lines lines;
  private final List<Splice> splices = new ArrayList<>();

  private MetadataPatch(byte[] source) {
    this.source = source;
    this.lines = new Lines(source);
  }

  static byte[] apply(byte[] source, MetadataEdit edit) throws StoreException {
    var patch = new MetadataPatch(source);
    for (var document : Parser.parse(source).documents()) {
      switch (edit) {
        case MetadataEdit.Keep() -> {}
        case MetadataEdit.Drop() -> patch.drop(document);
        case MetadataEdit.Write(var metadata) -> patch.write(document, metadata);
      }
    }
    return Splice.apply(source, patch.splices);
  }

  private void drop(RawDocument document) throws StoreException {
    var found = find(document);
    if (found.isPresent()) {
      var root = (RawNode.Mapping) document.root();
      int index = root.pairs().indexOf(found.get());
      int above = index == 0 ? 0 : EntryInsertion.endOf(root.pairs().get(index - 1));
      for (var splice : new EntryRemoval(lines).removeAlone(root, found.get())) {
        splices.add(withSeparator(splice, above));
      }
    }
  }

  /// The empty line that set the metadata off from a comment goes with it.
  ///
  /// @param floor the end of the entry above, whose last lines may look like that
  private Splice withSeparator(Splice splice, int floor) {
    int start = splice.start();
    if (!lines.isLineStart(start) || start == 0) {
      return splice;
    }
    int above = lines.start(start - 1);
    boolean separator =
        above > floor && lines.isEmpty(above) && lines.isBelowComment(above - 1, floor);
    return separator ? new Splice(above, splice.end(), splice.text()) : splice;
  }

  private void write(RawDocument document, Node.Mapping metadata) throws StoreException {
    var found = find(document);
    if (found.isEmpty()) {
      splices.add(new EntryInsertion(lines, INDENT).atEnd(document, new Entry(KEY, metadata)));
      return;
    }
    var old = found.get().value();
    var update = new MetadataUpdate(new ScalarEdit(source, lines));
    if (update.compare(old, new TreeBuilder(source).node(old), metadata)) {
      splices.addAll(update.splices());
    } else {
      splices.add(rewrite((RawNode.Mapping) document.root(), found.get(), metadata));
    }
  }

  private Splice rewrite(RawNode.Mapping root, RawNode.Pair pair, Node.Mapping metadata) {
    int end = Math.max(pair.value().base().end(), pair.colonEnd());
    if (root.flow()) {
      return Splice.of(pair.start(), end, FlowText.entry(KEY, metadata));
    }
    var entry = new Node.Mapping(List.of(new Entry(KEY, metadata)));
    int indent = lines.column(pair.start());
    var text = lines.fit(Emitter.lines(entry, INDENT), indent);
    int below = lines.isLineStart(end) ? end : lines.next(end);
    return Splice.of(lines.start(pair.start()), below, text);
  }

  private static Optional<RawNode.Pair> find(RawDocument document) throws StoreException {
    if (document.root() instanceof RawNode.Mapping mapping) {
      for (var pair : mapping.pairs()) {
        if (Keys.text(pair.key()).equals(KEY)) {
          return Optional.of(pair);
        }
      }
    }
    return Optional.empty();
  }
}
