package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.RawDocument;
import dev.coffre.sops.store.yaml.read.RawNode;
import dev.coffre.sops.store.yaml.write.Emitter;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import java.util.List;

/// Writes new entries into mappings and lists.
final class EntryInsertion {
  private final Lines lines;
  private final int step;

  /// @param step columns per level of what is written
  EntryInsertion(Lines lines, int step) {
    this.lines = lines;
    this.step = step;
  }

  /// At the end of a document, behind its comments.
  Splice atEnd(RawDocument document, Entry entry) throws StoreException {
    if (document.root() instanceof RawNode.Mapping mapping) {
      if (mapping.flow()) {
        return inFlow(mapping, entry);
      }
      int indent = lines.column(mapping.pairs().getFirst().start());
      return lastLine(document.end(), endOf(mapping.pairs().getLast()), block(entry), indent);
    }
    var base = document.root().base();
    if (base.end() > base.start()) {
      return Splice.of(base.start(), base.end(), FlowText.of(new Node.Mapping(List.of(entry))));
    }
    return lastLine(document.end(), base.end(), block(entry), 0);
  }

  /// Lines at the end of a document. A comment above them is set off by an empty line, as it was by
  /// the end: else it would head the new entry, and leave the block it stands in.
  ///
  /// @param contentEnd the end of the last entry, whose last lines may look like a comment
  private Splice lastLine(int offset, int contentEnd, byte[] text, int indent) {
    int above = lines.isLineStart(offset) ? Math.max(offset - 1, 0) : offset;
    boolean comment = lines.isBelowComment(above, contentEnd);
    return below(offset, comment ? NodeEdit.joined(ValueEdits.ascii("\n"), text) : text, indent);
  }

  /// Behind the last entry of a mapping; in the top mapping before the metadata.
  Splice inMapping(RawNode.Mapping mapping, Entry entry) throws StoreException {
    if (mapping.flow()) {
      return inFlow(mapping, entry);
    }
    int indent = lines.column(mapping.pairs().getFirst().start());
    return below(endOf(mapping.pairs().getLast()), block(entry), indent);
  }

  /// Before an entry of a block mapping.
  Splice before(RawNode.Pair pair, Entry entry) {
    int indent = lines.column(pair.start());
    int at = lines.start(pair.start());
    return Splice.of(at, at, lines.fit(block(entry), indent));
  }

  /// Behind the last element of a list.
  Splice inSequence(RawNode.Sequence sequence, Element element) throws StoreException {
    if (sequence.flow()) {
      var text = FlowText.of((Node) element);
      return sequence.items().isEmpty()
          ? insert(sequence.base().contentStart() + 1, text)
          : insert(
              sequence.items().getLast().node().base().end(),
              NodeEdit.joined(ValueEdits.ascii(", "), text));
    }
    int indent = lines.column(sequence.items().getFirst().start());
    var text = Emitter.lines(new Node.Sequence(List.of(element)), step);
    return below(end(sequence.items().getLast()), text, indent);
  }

  private static int end(RawNode.Item item) {
    return Math.max(item.start() + 1, item.node().base().end());
  }

  static int endOf(RawNode.Pair pair) {
    int keyEnd = Math.max(pair.key().base().end(), pair.colonEnd());
    return Math.max(keyEnd, pair.value().base().end());
  }

  private byte[] block(Entry entry) {
    return Emitter.lines(new Node.Mapping(List.of(entry)), step);
  }

  private Splice inFlow(RawNode.Mapping mapping, Entry entry) {
    var text = FlowText.entry(entry.key(), entry.value());
    return mapping.pairs().isEmpty()
        ? insert(mapping.base().contentStart() + 1, text)
        : insert(endOf(mapping.pairs().getLast()), NodeEdit.joined(ValueEdits.ascii(", "), text));
  }

  private static Splice insert(int at, byte[] text) {
    return Splice.of(at, at, text);
  }

  /// Lines below the line that ends at or contains `offset`.
  private Splice below(int offset, byte[] text, int indent) {
    var fitted = lines.fit(text, indent);
    if (lines.isLineStart(offset)) {
      return insert(offset, fitted);
    }
    int next = lines.next(offset);
    boolean ended = next > lines.end(offset);
    return insert(next, ended ? fitted : NodeEdit.joined(lines.lineBreak(), fitted));
  }
}
